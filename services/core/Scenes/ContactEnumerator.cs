namespace Robotics.Core.Scenes;

/// <summary>Walks the pairs of parts of two objects that are near each other, without allocation. Boxes leave out most pairs.</summary>
public struct ContactEnumerator(ObjectGeometry a, ObjectGeometry b, double within)
{
    private readonly bool _apart = a.Bounds.DistanceTo(b.Bounds) > within;
    private int _i;
    private int _j = -1;

    public Separation Current { get; private set; }

    public readonly ContactEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_apart) return false;
        while (Advance())
        {
            if (a.PartBounds[_i].DistanceTo(b.PartBounds[_j]) > within) continue;
            Separation found = ConvexDistance.Between(a.Parts[_i], b.Parts[_j]);
            if (found.Distance > within) continue;
            Current = found;
            return true;
        }

        return false;
    }

    /// <summary>The next pair; parts of A that are far from all of B are skipped at once.</summary>
    private bool Advance()
    {
        _j++;
        while (_i < a.Parts.Length)
        {
            if (_j < b.Parts.Length && (_j > 0 || a.PartBounds[_i].DistanceTo(b.Bounds) <= within)) return true;
            _i++;
            _j = 0;
        }

        return false;
    }
}
