using Robotics.Cortex.Language.WordNet;

namespace Robotics.Cortex.Language.Lexicon;

/// <summary>Finds the verbs that an arm can act on (<c>verbs.tsv</c>, in a household <c>household-verbs.tsv</c> before it, and what WordNet counts among their kinds).</summary>
internal sealed class VerbLexicon
{
    private const int SensesLookedAt = 2;
    private const int HypernymsClimbed = 2;

    private static readonly Dictionary<string, ImmutableArray<(string[] Tail, Deed Deed)>> Phrases = Read("verbs.tsv");
    private static readonly Dictionary<string, ImmutableArray<(string[] Tail, Deed Deed)>> Household = Read("household-verbs.tsv");

    /// <summary>The verbs whose kinds in WordNet mean the same deed.</summary>
    private static readonly (string Verb, Deed Deed)[] Anchors =
    [
        ("put", Deed.Put), ("situate", Deed.Put), ("grasp", Deed.Grasp), ("seize", Deed.Grasp), ("push", Deed.Push), ("open", Deed.Open), ("shut", Deed.Close), ("switch_on", Deed.TurnOn),
    ];

    private readonly Morphology _morphology;
    private readonly WordNetDatabase? _wordNet;
    private readonly bool _household;

    /// <param name="morphology">Finds base forms.</param>
    /// <param name="wordNet">Null where there is none.</param>
    /// <param name="household">Whether things can also be washed, heated, cooled, sliced, examined and swapped.</param>
    public VerbLexicon(Morphology morphology, WordNetDatabase? wordNet, bool household = false) => (_morphology, _wordNet, _household) = (morphology, wordNet, household);

    /// <summary>Whether the word is the base form of a listed verb.</summary>
    public static bool IsVerb(string word) => Phrases.ContainsKey(word);

    /// <summary>Whether the word is a verb only with a particle, which may stand apart: "turn it on".</summary>
    public static bool TakesParticle(string word) => Phrases.TryGetValue(word, out ImmutableArray<(string[] Tail, Deed Deed)> phrases) && phrases.All(p => p.Tail.Length > 0);

    /// <summary>Such a verb without its particle: it means what its first phrase means.</summary>
    public static VerbMatch Apart(string word) => new(Phrases[word][0].Deed, 1, VerbForm.Base, word);

    /// <summary>The longest known verb that starts at <paramref name="at"/>; null when none does.</summary>
    public VerbMatch? Match(ReadOnlySpan<string> words, int at)
    {
        VerbMatch? best = null;
        foreach (string stem in _morphology.BaseForms(words[at], PartOfSpeech.Verb))
        {
            foreach ((string[] tail, Deed deed) in PhrasesOf(stem))
            {
                int length = 1 + tail.Length;
                if (at + length > words.Length || (best is { } found && found.Length >= length)) continue;
                if (words.Slice(at + 1, tail.Length).SequenceEqual(tail)) best = new(deed, length, FormOf(words[at], stem), stem);
            }
        }

        return best;
    }

    /// <summary>A verb whose particle stands after its object: "turn the stove on". Its length counts the verb alone; the particle is at the returned place.</summary>
    public (VerbMatch Verb, int Particle)? MatchApart(ReadOnlySpan<string> words, int at, int end)
    {
        foreach (string stem in _morphology.BaseForms(words[at], PartOfSpeech.Verb))
        {
            ImmutableArray<(string[] Tail, Deed Deed)> phrases = PhrasesOf(stem);
            for (int i = at + 2; i < end; i++)
            {
                foreach ((string[] tail, Deed deed) in phrases)
                {
                    if (tail.Length == 1 && tail[0] == words[i]) return (new(deed, 1, FormOf(words[at], stem), stem), i);
                }
            }
        }

        return null;
    }

    /// <summary>What an unlisted verb means by its kinds in WordNet ("posit" is a putting); null when it is none of the deeds.</summary>
    public VerbMatch? MatchByKind(string word)
    {
        if (_wordNet is null) return null;
        foreach (string stem in _morphology.BaseForms(word, PartOfSpeech.Verb))
        {
            foreach (Synset sense in _wordNet.Senses(stem, PartOfSpeech.Verb).Take(SensesLookedAt))
            {
                if (DeedOf(sense, HypernymsClimbed) is { } deed) return new(deed, 1, FormOf(word, stem), stem);
            }
        }

        return null;
    }

    /// <summary>What begins with the verb; the household's meaning first, which wins where both are as long.</summary>
    private ImmutableArray<(string[] Tail, Deed Deed)> PhrasesOf(string stem)
    {
        ImmutableArray<(string[] Tail, Deed Deed)> common = Phrases.GetValueOrDefault(stem, []);
        return _household && Household.TryGetValue(stem, out ImmutableArray<(string[] Tail, Deed Deed)> own) ? own.AddRange(common) : common;
    }

    private Deed? DeedOf(Synset sense, int climbs)
    {
        foreach ((string verb, Deed deed) in Anchors)
        {
            if (sense.Words.Contains(verb)) return deed;
        }

        if (climbs == 0) return null;
        foreach (Synset kind in _wordNet!.Related(sense, "@"))
        {
            if (DeedOf(kind, climbs - 1) is { } deed) return deed;
        }

        return null;
    }

    private static VerbForm FormOf(string word, string stem)
    {
        if (word == stem) return VerbForm.Base;
        if (word.EndsWith("ing", StringComparison.Ordinal)) return VerbForm.Gerund;
        return word.EndsWith('s') ? VerbForm.Third : VerbForm.Participle;
    }

    private static Dictionary<string, ImmutableArray<(string[] Tail, Deed Deed)>> Read(string table)
    {
        Dictionary<string, ImmutableArray<(string[] Tail, Deed Deed)>> phrases = new(StringComparer.Ordinal);
        foreach (string line in EmbeddedTable.Lines(table))
        {
            string[] columns = line.Split('\t');
            Deed deed = Enum.Parse<Deed>(columns[0]);
            foreach (string[] phrase in columns[1].Split('|').Select(text => text.Split(' ')))
            {
                ImmutableArray<(string[] Tail, Deed Deed)> known = phrases.GetValueOrDefault(phrase[0], []);
                phrases[phrase[0]] = known.Add((phrase[1..], deed));
            }
        }

        return phrases;
    }
}
