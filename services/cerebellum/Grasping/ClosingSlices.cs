namespace Robotics.Cerebellum.Grasping;

/// <summary>An object cut along lines in the closing direction of a hand that comes from one direction: where is material thin enough to grip?</summary>
/// <remarks>All in the frame G of the hand's axes (z approach, y closing) with the world's origin. Owner: one planning call; not thread-safe.</remarks>
internal sealed class ClosingSlices
{
    /// <summary>Material closer together than this grips as one piece.</summary>
    private const double Gap = 0.002;

    private readonly ImmutableArray<PlacedShape> _parts;
    private readonly Box[] _bounds;
    private readonly List<Chord> _chords = [];

    /// <param name="parts">The object's parts with X_WP.</param>
    /// <param name="R_WG">The hand's axes.</param>
    public ClosingSlices(ImmutableArray<PlacedShape> parts, Rotation R_WG)
    {
        Pose X_GW = new(Vec3.Zero, R_WG.Inverse());
        _parts = [.. parts.Select(p => p with { Pose = X_GW * p.Pose })];
        _bounds = [.. _parts.Select(p => p.Shape.BoundsAt(p.Pose))];
        Bounds = _bounds.Aggregate(Box.Empty, (all, b) => all.Join(b));
    }

    /// <summary>Around the whole object.</summary>
    public Box Bounds { get; }

    /// <summary>The pieces of material along the line through (x, ·, z), low first, into the caller's list.</summary>
    public void At(double x, double z, List<Slab> slabs)
    {
        slabs.Clear();
        _chords.Clear();
        Vec3 origin = new(x, 0, z);
        for (int i = 0; i < _parts.Length; i++)
        {
            Box b = _bounds[i];
            if (x < b.Min.X || x > b.Max.X || z < b.Min.Z || z > b.Max.Z) continue;
            if (Chord.Of(_parts[i], origin, Vec3.UnitY) is { } chord) _chords.Add(chord);
        }

        _chords.Sort(static (a, b) => a.Enter.CompareTo(b.Enter));
        for (int i = 0; i < _chords.Count;)
        {
            Chord first = _chords[i], last = first;
            for (i++; i < _chords.Count && _chords[i].Enter <= last.Leave + Gap; i++)
            {
                if (_chords[i].Leave > last.Leave) last = _chords[i];
            }

            slabs.Add(new(first.Enter, last.Leave, Math.Min(-first.NormalIn.Y, last.NormalOut.Y)));
        }
    }
}
