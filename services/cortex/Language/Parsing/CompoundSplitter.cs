using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.WordNet;

namespace Robotics.Cortex.Language.Parsing;

/// <summary>Takes apart what is no word of the language but two of them, as text without hyphens has it: "darkcolored", "tomatobased".</summary>
internal sealed class CompoundSplitter
{
    private const int ShortestPart = 3;

    private readonly Morphology _morphology;

    public CompoundSplitter(Morphology morphology) => _morphology = morphology;

    /// <summary>The two words of a compound, or the word itself.</summary>
    public string[] Split(string word)
    {
        if (word.Length < 2 * ShortestPart || IsKnown(word)) return [word];
        int best = 0;
        for (int i = ShortestPart; i <= word.Length - ShortestPart; i++)
        {
            if (Balance(i) > Balance(best) && IsKnown(word[..i]) && (IsKnown(word[i..]) || IsDerived(word[i..]))) best = i;
        }

        return best == 0 ? [word] : [word[..best], word[best..]];

        int Balance(int at) => Math.Min(at, word.Length - at);
    }

    /// <summary>An adjective made of a noun that dictionaries leave out: "themed", "toned".</summary>
    private bool IsDerived(string word) => word.EndsWith("ed", StringComparison.Ordinal) && (IsKnown(word[..^1]) || IsKnown(word[..^2]));

    private bool IsKnown(string word) =>
        _morphology.IsWord(word) || HouseholdLexicon.Shared.Knows(word) || FunctionWords.IsFunctionWord(word) || Colours.IsColourWord(word) || Directions.Of(word) is not null;
}
