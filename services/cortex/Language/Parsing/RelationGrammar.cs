using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Parsing;

/// <summary>Recognises phrases of place up to the noun: <c>relations.tsv</c>, and directions ("to the left side of", "at the back", "on its right").</summary>
internal static class RelationGrammar
{
    private static readonly Dictionary<string, ImmutableArray<(string[] Words, Relation Relation)>> Phrases = Read();

    /// <summary>The longest phrase of place that starts at <paramref name="at"/>.</summary>
    /// <returns>The relation, the place after it, and whether a noun must not follow; null when none starts here.</returns>
    public static (Relation Relation, int Next, bool Closed)? Match(Utterance text, int at)
    {
        if (at >= text.Length) return null;
        if (MatchDirection(text, at) is { } toward) return toward;
        if (!Phrases.TryGetValue(text[at], out ImmutableArray<(string[] Words, Relation Relation)> phrases)) return null;
        (Relation Relation, int Next, bool Closed)? best = null;
        foreach ((string[] words, Relation relation) in phrases)
        {
            if (at + words.Length > text.Length || (best is { } found && found.Next >= at + words.Length)) continue;
            if (text.Words.AsSpan(at, words.Length).SequenceEqual(words)) best = (relation, at + words.Length, words[^1] == "there");
        }

        return best;
    }

    /// <summary>Whether the word can begin a phrase of place.</summary>
    public static bool CanStart(string word) => Phrases.ContainsKey(word);

    /// <summary>Preposition, article or possessive, direction, side, "of": all but the direction may be missing.</summary>
    private static (Relation Relation, int Next, bool Closed)? MatchDirection(Utterance text, int at)
    {
        int i = at;
        bool preposition = text.At(i) is "to" or "on" or "at" or "in" or "from" or "onto" or "into" or "near" or "toward" or "towards" or "along" or "over";
        if (!preposition) return null;
        bool inside = text[i] is "in" or "into" or "from";
        i++;
        if (text.At(i) is "to" or "at" or "on") i++;
        bool anchored = text.At(i) is "its" or "their";
        if (anchored || text.At(i) is "the" or "your" or "my" or "our" or "a") i++;
        if (text.At(i) is "very" or "far" or "immediate" or "exact") i++;
        if (Directions.Of(text.At(i)) is not { } direction || direction is Direction.Near or Direction.Far) return null;
        i++;
        if (text.At(i) == "hand") i++;
        if (Directions.IsSide(text.At(i))) i++;
        if (text.At(i) is "of" or "from") return (new Relation(RelationKind.Toward, direction, Inside: inside), i + 1, false);
        return EndsPhrase(text, i) ? (new Relation(RelationKind.Toward, direction, anchored, Inside: inside), i, true) : null;
    }

    /// <summary>Whether a noun does not follow, so that the direction stands alone and "the left plate" is not taken for it.</summary>
    private static bool EndsPhrase(Utterance text, int at) =>
        text.IsBreak(at) || FunctionWords.IsFunctionWord(text[at]) || CanStart(text[at]) || VerbLexicon.IsVerb(text[at]);

    private static Dictionary<string, ImmutableArray<(string[] Words, Relation Relation)>> Read()
    {
        Dictionary<string, ImmutableArray<(string[] Words, Relation Relation)>> phrases = new(StringComparer.Ordinal);
        foreach (string line in EmbeddedTable.Lines("relations.tsv"))
        {
            string[] columns = line.Split('\t');
            Relation relation = Enum.TryParse(columns[0], out RelationKind kind)
                ? new Relation(kind)
                : new Relation(RelationKind.Toward, Enum.Parse<Direction>(columns[0]));
            foreach (string[] phrase in columns[1].Split('|').Select(text => text.Split(' ')))
                phrases[phrase[0]] = phrases.GetValueOrDefault(phrase[0], []).Add((phrase, relation with { Motion = phrase[0] is "onto" or "into" or "toward" or "towards" || phrase is ["to"] }));
        }

        return phrases;
    }
}
