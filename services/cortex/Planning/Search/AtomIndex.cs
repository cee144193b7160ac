namespace Robotics.Cortex.Planning.Search;

/// <summary>Atoms by predicate, so that the few that fit a pattern are found without trying every entity.</summary>
internal sealed class AtomIndex
{
    private readonly Dictionary<string, List<string[]>> _byPredicate = new(StringComparer.Ordinal);
    private readonly HashSet<string> _atoms = new(StringComparer.Ordinal);

    public bool Contains(string atom) => _atoms.Contains(atom);

    public void Add(string atom)
    {
        if (!_atoms.Add(atom)) return;
        string[] words = atom.Split(' ');
        if (!_byPredicate.TryGetValue(words[0], out List<string[]>? known)) _byPredicate[words[0]] = known = [];
        known.Add(words[1..]);
    }

    /// <summary>The terms of each atom of the predicate that agrees with what is bound, in the order in which they were added.</summary>
    /// <param name="predicate">Its name.</param>
    /// <param name="terms">Constants and variables; unbound variables agree with anything.</param>
    /// <param name="bound">The values of variables.</param>
    public IEnumerable<string[]> Matching(string predicate, ImmutableArray<string> terms, Dictionary<string, string> bound)
    {
        if (!_byPredicate.TryGetValue(predicate, out List<string[]>? known)) yield break;
        foreach (string[] atom in known)
        {
            if (Agrees(atom, terms, bound)) yield return atom;
        }
    }

    private static bool Agrees(string[] atom, ImmutableArray<string> terms, Dictionary<string, string> bound)
    {
        for (int i = 0; i < terms.Length; i++)
        {
            string? value = terms[i][0] != '?' ? terms[i] : bound.GetValueOrDefault(terms[i]);
            if (value is not null && value != atom[i]) return false;
            for (int earlier = 0; earlier < i && value is null; earlier++)
            {
                if (terms[earlier] == terms[i] && atom[earlier] != atom[i]) return false;
            }
        }

        return true;
    }
}
