using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.WordNet;

namespace Robotics.Cortex.Language.Parsing;

/// <summary>Tells in its context whether a word is a verb, an adverb, or goes on with a noun phrase.</summary>
internal sealed class WordClasses
{
    private readonly Morphology _morphology;
    private readonly VerbLexicon _verbs;

    public WordClasses(Morphology morphology, VerbLexicon verbs) => (_morphology, _verbs) = (morphology, verbs);

    public VerbLexicon Verbs => _verbs;

    public bool IsPlural(string noun) => _morphology.IsPlural(noun);

    public static bool IsAdverb(string word) => word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && !HouseholdLexicon.Shared.Knows(word);

    /// <summary>An adjective that is not also a noun, so that what follows "and" is another one.</summary>
    public bool IsAdjective(string word) =>
        Colours.IsColourWord(word) || Directions.Of(word) is not null
        || (!_morphology.BaseForms(word, PartOfSpeech.Adjective).IsEmpty && _morphology.BaseForms(word, PartOfSpeech.Noun).IsEmpty);

    /// <summary>Whether a noun phrase begins here for certain: with an article, a quantity or a pronoun.</summary>
    public static bool StartsPhrase(Utterance text, int at) =>
        at < text.Length && (FunctionWords.Determiners.Contains(text[at]) || FunctionWords.Quantifiers.Contains(text[at]) || text[at] is "it" or "them" or "everything");

    /// <summary>A verb of an arm's deed that its neighbours show to be a verb: it has an object, or a particle, or begins a sentence.</summary>
    public VerbMatch? VerbInContext(Utterance text, int at)
    {
        if (_verbs.Match(text.Words, at) is not { } match) return null;
        string before = text.At(at - 1);
        if (!text.IsBreak(at) && (FunctionWords.Determiners.Contains(before) || FunctionWords.Quantifiers.Contains(before) || before is "of" or "with")) return null;
        if (StartsPhrase(text, at + match.Length) && !text.IsBreak(at + match.Length)) return match;
        return match.Length > 1 || text.IsBreak(at) ? match : null;
    }

    /// <summary>Whether the word at <paramref name="at"/> cannot go on with a noun phrase that has begun.</summary>
    public bool EndsPhrase(Utterance text, int at, bool hasNoun)
    {
        if (text.IsBreak(at)) return true;
        string word = text[at];
        if (Directions.Of(word) is not null) return false;
        if (word is "of" or "with" or "for" or "as" or "like" or "than" or "during" or "through" or "via" or "about" or "per" or "while" or "using") return true;
        if (RelationGrammar.CanStart(word) || FunctionWords.IsFunctionWord(word)) return true;
        if (!hasNoun) return false;
        if (Colours.BasicOf(word) == word && word != "orange" && text[at - 1] != "and" && !IsAdjective(text[at - 1])) return true;
        if ((FunctionWords.Locating.Contains(word) || FunctionWords.Describing.Contains(word)) && !IsInsidePhrase(text, at)) return true;
        return VerbInContext(text, at) is not null;
    }

    /// <summary>"the plate used plate": a participle directly before a noun belongs to the phrase only when an article opened it just before.</summary>
    private static bool IsInsidePhrase(Utterance text, int at) => FunctionWords.Determiners.Contains(text.At(at - 1));
}
