namespace Robotics.Cortex.Language.Lexicon;

/// <summary>General knowledge of household things that a dictionary of English lacks (<c>household.tsv</c>).</summary>
internal sealed class HouseholdLexicon
{
    private readonly Dictionary<string, HouseholdEntry> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    private HouseholdLexicon(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            string[] columns = line.Split('\t');
            HouseholdEntry entry = new([.. columns[0].Split('|')], [.. columns[1].Split('|')], columns[2]);
            foreach (string name in entry.Names) _byName.TryAdd(name, entry);
            _words.UnionWith(entry.Names.Concat(entry.Kinds).Append(entry.Description).SelectMany(text => text.Split(' ', ',')));
        }
    }

    public static HouseholdLexicon Shared { get; } = new(EmbeddedTable.Lines("household.tsv"));

    /// <summary>The entry of a name, or of its last words ("wooden cabinet" → "cabinet"); null when there is none.</summary>
    public HouseholdEntry? Find(string name)
    {
        for (string rest = name; ; rest = rest[(rest.IndexOf(' ', StringComparison.Ordinal) + 1)..])
        {
            if (_byName.TryGetValue(rest, out HouseholdEntry? entry)) return entry;
            if (!rest.Contains(' ', StringComparison.Ordinal)) return null;
        }
    }

    /// <summary>Whether the word occurs anywhere in the lexicon.</summary>
    public bool Knows(string word) => _words.Contains(word);
}
