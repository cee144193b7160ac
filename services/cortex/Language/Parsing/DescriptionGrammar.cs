using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Parsing;

/// <summary>Reads what describes a thing from behind: "used for serving food", "made from cocoa", "with a handle", "for main courses".</summary>
internal sealed class DescriptionGrammar
{
    private readonly WordClasses _classes;

    public DescriptionGrammar(WordClasses classes) => _classes = classes;

    /// <summary>The describing words that start at <paramref name="at"/>; null when none do.</summary>
    public (ImmutableArray<PhraseWord> Words, int Next)? Read(Utterance text, int at)
    {
        int i = at;
        WordRole role = WordRole.Description;
        if (FunctionWords.Relatives.Contains(text[i]))
        {
            if (FunctionWords.Persons.Contains(text.At(i + 1)) || FunctionWords.Determiners.Contains(text.At(i + 1))) return null;
            i++;
            if (text.At(i) is "is" or "are" or "can") i++;
            if (Holding.Contains(text.At(i)))
            {
                role = WordRole.Content;
                i++;
                if (FunctionWords.Determiners.Contains(text.At(i))) i++;
            }
        }
        else if (text[i] is "with" or "containing" or "holding" or "filled" or "featuring" or "having")
        {
            if (text[i] == "with" && (LeadsPlace(text, i + 1) || LeadsState(text, i + 1))) return null;
            role = WordRole.Content;
            i++;
        }
        else if (text[i] == "for")
        {
            if (!DescribesPurpose(text, i + 1)) return null;
            i++;
        }
        else if (FunctionWords.Describing.Contains(text[i]))
        {
            while (i < text.Length && !text.IsBreak(i) && FunctionWords.Describing.Contains(text[i])) i++;
            if (text.At(i) is "is" or "are") return null;
        }
        else
        {
            return null;
        }

        (ImmutableArray<PhraseWord> words, int next) = Collect(text, at, i, role);
        return words.IsEmpty ? null : (words, next);
    }

    /// <summary>The phrase with more words; colours among them stay colours.</summary>
    public static NounPhrase Add(NounPhrase phrase, ImmutableArray<PhraseWord> words) => phrase with
    {
        Words = phrase.Words.AddRange(words.Where(word => !Colours.IsColourWord(word.Text) && word.Text is not ("dual" or "entirely" or "completely"))),
        Colours = [.. phrase.Colours.Concat(words.Select(w => w.Text).Where(w => Colours.BasicOf(w) is not null || Colours.IsLightness(w))).Distinct()],
        OneColour = phrase.OneColour || words.Any(word => word.Text is "entirely" or "completely"),
        ManyColours = phrase.ManyColours || words.Any(word => word.Text == "dual"),
    };

    /// <summary>"for main courses" describes; "for me", "for our dinner", "for the next step" say why or for whom.</summary>
    private static bool DescribesPurpose(Utterance text, int at) =>
        at < text.Length && !text.IsBreak(at) && (text[at] == "the" ? IsFirstOfTwo(text, at) : !FunctionWords.IsFunctionWord(text[at]) && !RelationGrammar.CanStart(text[at]));

    /// <summary>"between the dish for the main course and the small dish".</summary>
    private static bool IsFirstOfTwo(Utterance text, int at) =>
        Enumerable.Range(at + 2, 2).Any(i => text.At(i) == "and" && !text.IsBreak(i) && FunctionWords.Determiners.Contains(text.At(i + 1)));

    /// <summary>"with the pudding to its right" is about another thing; "with a handle" is not.</summary>
    private static bool LeadsPlace(Utterance text, int at)
    {
        if (text.At(at) is "a" or "an") return false;
        for (int i = at; i < text.Length && !text.IsBreak(i) && i < at + 8; i++)
        {
            if (RelationGrammar.Match(text, i) is { } relation) return relation.Relation.Kind is RelationKind.Toward or RelationKind.NextTo;
            if (_stops.Contains(text[i])) return false;
        }

        return false;
    }

    /// <summary>"with the door closed" is to be so; "with a closed lid" tells which.</summary>
    private static bool LeadsState(Utterance text, int at) =>
        text.At(at) is "the" or "its" && Enumerable.Range(at + 2, 2).Any(i => i < text.Length && !text.IsBreak(i) && ComplementGrammar.ReadState(text, i) is not null);

    private static readonly string[] Holding = ["hold", "holds", "contain", "contains", "has", "have", "store", "stores", "carry", "carries"];

    private static readonly string[] _stops = ["and", "or", "then", "for", "of"];

    private (ImmutableArray<PhraseWord> Words, int Next) Collect(Utterance text, int start, int at, WordRole role)
    {
        ImmutableArray<PhraseWord>.Builder words = ImmutableArray.CreateBuilder<PhraseWord>();
        int i = at;
        for (; i < text.Length; i++)
        {
            if (i > start && Ends(text, i, words.Count > 0)) break;
            string word = text[i];
            if (word is "for" or "used" or "designed" or "meant" or "made" or "from") role = WordRole.Description;
            if (word is "entirely" or "completely" || (!FunctionWords.Empty.Contains(word) && !FunctionWords.IsFunctionWord(word) && !WordClasses.IsAdverb(word)))
                words.Add(new PhraseWord(word, role));
        }

        return (words.ToImmutable(), i);
    }

    private bool Ends(Utterance text, int at, bool hasWords)
    {
        if (text.IsBreak(at)) return true;
        string word = text[at];
        string before = text[at - 1];
        bool opened = !hasWords || FunctionWords.Describing.Contains(before) || before is "for" or "to" or "as" or "of" or "by" or "with";
        if (word is "and" or "or") return EndsAtConjunction(text, at);
        if (word is "which" or "who" && hasWords) return true;
        if (word is "then" or "but" or "please" or "now" or "it" or "them" or "so" or "not") return true;
        if (word is "of" or "for" or "as" or "by" or "with" or "from" or "using") return word == "from" && !opened;
        if (word == "to") return !opened && !IsInfinitive(text, at + 1);
        if (FunctionWords.Determiners.Contains(word)) return !opened && !before.EndsWith("ing", StringComparison.Ordinal) && !FunctionWords.Empty.Contains(before) && before != "hold";
        if (FunctionWords.Persons.Contains(word) || FunctionWords.Auxiliaries.Contains(word)) return !opened;
        if (word is "out" && text.At(at + 1) == "of") return false;
        if (RelationGrammar.CanStart(word)) return hasWords && !FunctionWords.Describing.Contains(before);
        if (hasWords && FunctionWords.Locating.Contains(word) && RelationGrammar.CanStart(text.At(at + 1))) return true;
        return hasWords && _classes.VerbInContext(text, at) is { Form: VerbForm.Base } && before is not ("to" or "for");
    }

    private static bool IsInfinitive(Utterance text, int at) => at < text.Length && VerbLexicon.IsVerb(text[at]);

    private bool EndsAtConjunction(Utterance text, int at)
    {
        int next = at + 1;
        if (next >= text.Length || text.IsBreak(next)) return true;
        string word = text[next];
        if (WordClasses.StartsPhrase(text, next) || word is "then" or "also" or "so" or "do" or "please") return true;
        int verb = next;
        while (verb < text.Length && WordClasses.IsAdverb(text[verb])) verb++;
        return verb < text.Length && _classes.VerbInContext(text, verb) is { Form: VerbForm.Base };
    }
}
