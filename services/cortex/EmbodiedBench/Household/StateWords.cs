using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>Words that say in what state a thing is wanted, or how much of it (<c>household-words.tsv</c>).</summary>
internal static class StateWords
{
    private static readonly Dictionary<string, string> Meanings =
        (from line in EmbeddedTable.Lines("household-words.tsv") let columns = line.Split('\t') from word in columns[1].Split('|') select (word, columns[0]))
        .ToDictionary(m => m.word, m => m.Item2, StringComparer.Ordinal);

    /// <summary>The state that an adjective names; null for another word.</summary>
    public static WishKind? StateOf(string word) =>
        Meanings.TryGetValue(word, out string? meaning) && Enum.TryParse(meaning, out WishKind state) ? state : null;

    /// <summary>"slice", "piece": of something cut.</summary>
    public static bool IsPart(string noun) => Meanings.GetValueOrDefault(noun) == "Part";

    /// <summary>"set", "head", "roll": of something whole.</summary>
    public static bool IsWhole(string noun) => Meanings.GetValueOrDefault(noun) == "Whole";
}
