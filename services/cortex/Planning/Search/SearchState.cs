using System.Collections;

namespace Robotics.Cortex.Planning.Search;

/// <summary>Which atoms hold: the key of a search node.</summary>
internal sealed class SearchState : IEquatable<SearchState>
{
    private readonly ulong[] _words;
    private readonly int _hash;

    public SearchState(bool[] atoms)
    {
        _words = new ulong[(atoms.Length + 63) / 64];
        for (int i = 0; i < atoms.Length; i++)
        {
            if (atoms[i]) _words[i / 64] |= 1UL << (i % 64);
        }

        _hash = ((IStructuralEquatable)_words).GetHashCode(EqualityComparer<ulong>.Default);
    }

    private SearchState(ulong[] words)
    {
        _words = words;
        _hash = ((IStructuralEquatable)_words).GetHashCode(EqualityComparer<ulong>.Default);
    }

    public bool this[int atom] => (_words[atom / 64] >> (atom % 64) & 1) != 0;

    public bool Allows(GroundAction action)
    {
        foreach (int atom in action.Needs)
        {
            if (!this[atom]) return false;
        }

        foreach (int atom in action.Forbids)
        {
            if (this[atom]) return false;
        }

        return true;
    }

    public SearchState After(GroundAction action)
    {
        ulong[] words = (ulong[])_words.Clone();
        foreach (int atom in action.Deletes) words[atom / 64] &= ~(1UL << (atom % 64));
        foreach (int atom in action.Adds) words[atom / 64] |= 1UL << (atom % 64);
        return new SearchState(words);
    }

    public bool Equals(SearchState? other) => other is not null && _words.AsSpan().SequenceEqual(other._words);

    public override bool Equals(object? obj) => Equals(obj as SearchState);

    public override int GetHashCode() => _hash;
}
