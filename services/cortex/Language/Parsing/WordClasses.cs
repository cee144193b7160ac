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

    /// <summary>Whether the word is the base form of any verb, and no preposition.</summary>
    public bool IsBaseVerb(string word) => _morphology.BaseForms(word, PartOfSpeech.Verb) is [{ } first, ..] && first == word;

    public static bool IsAdverb(string word) => word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && !HouseholdLexicon.Shared.Knows(word);

    /// <summary>An adjective that is not also a noun, so that what follows "and" is another one.</summary>
    public bool IsAdjective(string word) =>
        Colours.IsColourWord(word) || Directions.Of(word) is not null
        || (!_morphology.BaseForms(word, PartOfSpeech.Adjective).IsEmpty && _morphology.BaseForms(word, PartOfSpeech.Noun).IsEmpty);

    private bool CanBeAdjective(string word) =>
        Colours.IsColourWord(word) || Directions.Of(word) is not null || !_morphology.BaseForms(word, PartOfSpeech.Adjective).IsEmpty;

    /// <summary>Whether a noun phrase begins here for certain: with an article, a quantity or a pronoun.</summary>
    public static bool StartsPhrase(Utterance text, int at) =>
        at < text.Length && (FunctionWords.Determiners.Contains(text[at]) || FunctionWords.Quantifiers.Contains(text[at]) || text[at] is "it" or "them" or "everything");

    /// <summary>A verb of an arm's deed that its neighbours show to be a verb: it has an object, or a particle, or begins a sentence.</summary>
    public VerbMatch? VerbInContext(Utterance text, int at)
    {
        string before = text.At(at - 1);
        bool determined = !text.IsBreak(at) && (FunctionWords.Determiners.Contains(before) || FunctionWords.Quantifiers.Contains(before) || before is "of" or "with");
        if (determined && !(before is "that" or "this" && StartsPhrase(text, at + 1))) return null;
        if (_verbs.Match(text.Words, at) is not { } match) return VerbLexicon.TakesParticle(text[at]) && FollowsConjunction(text, at) && StartsPhrase(text, at + 1) ? VerbLexicon.Apart(text[at]) : null;
        if (match.Form == VerbForm.Base && FollowsConjunction(text, at) && !EndsAsNoun(text, at + match.Length)) return match;
        if (StartsPhrase(text, at + match.Length) && !text.IsBreak(at + match.Length)) return match;
        return match.Length > 1 || text.IsBreak(at) ? match : null;
    }

    /// <summary>"the can of soup": a noun for once.</summary>
    public static bool IsTin(Utterance text, int at) =>
        text[at] == "can" && !text.IsBreak(at) && !FunctionWords.Persons.Contains(text.At(at + 1))
        && (FunctionWords.Determiners.Contains(text.At(at - 1)) || text.At(at + 1) is "of" or "containing" or "with" or "holding" or "filled");

    /// <summary>"two-toned": no number of things.</summary>
    public static bool IsToned(Utterance text, int at) => text[at] == "two" && at + 1 < text.Length && !text.IsBreak(at + 1) && Colours.IsCarrier(text[at + 1]);

    private static bool FollowsConjunction(Utterance text, int at) => text.At(at - 1) is "and" or "then" or "please";

    /// <summary>"the soup and place" is no pair of things when something follows that can be placed.</summary>
    private static bool EndsAsNoun(Utterance text, int at) =>
        text.IsBreak(at) || FunctionWords.IsFunctionWord(text[at]) || RelationGrammar.CanStart(text[at]) || text[at] is "of" or "with" or "for";

    /// <summary>Whether the word at <paramref name="at"/> cannot go on with a noun phrase that has begun.</summary>
    public bool EndsPhrase(Utterance text, int at, bool hasNoun)
    {
        if (text.IsBreak(at)) return true;
        string word = text[at];
        if (Directions.Of(word) is not null) return false;
        if (word is "of" or "with" or "for" or "as" or "like" or "than" or "during" or "through" or "via" or "about" or "per" or "while" or "using") return true;
        if (RelationGrammar.CanStart(word) || FunctionWords.IsFunctionWord(word)) return true;
        if (!hasNoun) return false;
        if (Colours.BasicOf(word) == word && word != "orange" && text[at - 1] != "and" && !CanBeAdjective(text[at - 1])) return true;
        if ((FunctionWords.Locating.Contains(word) || FunctionWords.Describing.Contains(word)) && !IsInsidePhrase(text, at)) return true;
        if (FunctionWords.Vague.Contains(word) && text.At(at + 1) == "to") return true;
        return word is "opened" or "closed" or "shut" or "open" || VerbInContext(text, at) is not null;
    }

    /// <summary>"the plate used plate": a participle directly before a noun belongs to the phrase only when an article opened it just before.</summary>
    private static bool IsInsidePhrase(Utterance text, int at) =>
        FunctionWords.Determiners.Contains(text.At(at - 1)) || text.At(at - 1) is "and" or "or" || (text[at] == "based" && text.At(at + 1) is not ("on" or "in" or "upon"));
}
