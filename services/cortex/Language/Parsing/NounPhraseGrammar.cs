using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Parsing;

/// <summary>Reads noun phrases: article and quantity, adjectives and nouns, then what modifies them from behind.</summary>
internal sealed class NounPhraseGrammar
{
    private readonly WordClasses _classes;
    private readonly DescriptionGrammar _descriptions;

    public NounPhraseGrammar(WordClasses classes) => (_classes, _descriptions) = (classes, new DescriptionGrammar(classes));

    /// <summary>Noun phrases joined by "and".</summary>
    /// <returns>The phrases and the place after them; null when none begins here.</returns>
    public (ImmutableArray<NounPhrase> Phrases, int Next)? ReadList(Utterance text, int at)
    {
        if (Read(text, at) is not { } first) return null;
        ImmutableArray<NounPhrase>.Builder phrases = ImmutableArray.CreateBuilder<NounPhrase>();
        phrases.Add(first.Phrase);
        int next = first.Next;
        while (ReadFurther(text, next) is { } further)
        {
            phrases.Add(further.Phrase);
            next = further.Next;
        }

        // "both the soup and the sauce": the pair itself is what "both" counts.
        bool pair = phrases.Count > 1 && (text.At(at) == "both" || text.At(at + 1) == "both") && !_classes.IsPlural(phrases[0].Head);
        if (pair) phrases[0] = phrases[0] with { Quantity = Quantity.One, Count = 1 };
        return (phrases.ToImmutable(), next);
    }

    /// <summary>One noun phrase with what certainly belongs to it.</summary>
    public (NounPhrase Phrase, int Next)? Read(Utterance text, int at)
    {
        if (at >= text.Length) return null;
        if (ReadPronoun(text, at) is { } pronoun) return pronoun;
        if (ReadCore(text, at) is not { } core) return null;
        return ReadModifiers(text, core.Phrase, core.Next);
    }

    private (NounPhrase Phrase, int Next)? ReadFurther(Utterance text, int at)
    {
        bool comma = at < text.Length && text.IsBreak(at) && WordClasses.StartsPhrase(text, at);
        if (!comma && (text.IsBreak(at) || text.At(at) is not ("and" or "or" or "plus"))) return null;
        int start = comma ? at : at + 1;
        if (text.At(at + 1) is "also" or "then") return null;
        if (start >= text.Length || _classes.VerbInContext(text, start) is not null || Read(text, start) is not { } further) return null;
        if (further.Phrase.Pronoun is not null) return null;

        // A comma joins only when an "and" follows: "the soup, the milk and the butter".
        return comma && text.At(further.Next) is not "and" ? null : further;
    }

    private static (NounPhrase Phrase, int Next)? ReadPronoun(Utterance text, int at)
    {
        string word = text[at];
        bool alone = at + 1 >= text.Length || text.IsBreak(at + 1) || FunctionWords.IsFunctionWord(text[at + 1]) || RelationGrammar.CanStart(text[at + 1]);
        int length = word switch
        {
            "it" or "them" or "itself" or "themselves" => 1,
            "these" or "those" or "this" when alone => 1,
            "that" when alone && text.At(at + 1) is not ("is" or "are" or "you" or "the") => 1,
            "both" or "all" when text.At(at + 1) is "of" && text.At(at + 2) is "them" or "these" or "those" => 3,
            "both" when alone && !FunctionWords.Determiners.Contains(text.At(at + 1)) => 1,
            _ => 0,
        };
        if (length == 0) return null;
        bool several = word is "them" or "themselves" or "these" or "those" or "both" or "all";
        return (new NounPhrase { Text = text.Text(at, at + length), Pronoun = several ? "them" : "it" }, at + length);
    }

    private (NounPhrase Phrase, int Next)? ReadCore(Utterance text, int at)
    {
        (Quantity quantity, int count, int i) = ReadQuantity(text, at);
        List<string> core = [];
        bool other = false;
        for (; i < text.Length; i++)
        {
            string word = text[i];
            if (core.Count > 0 && JoinsAdjectives(text, i)) continue;
            if (core.Count == 0 && i > at && text[i - 1] is "that" or "this" && _classes.VerbInContext(text, i) is not null) break;
            if (WordClasses.IsTin(text, i) || WordClasses.IsToned(text, i))
            {
                core.Add(word);
                continue;
            }

            if (core.Count > 0 || i > at ? _classes.EndsPhrase(text, i, core.Count > 0) && !IsGeneric(text, i) : CannotBegin(text, i)) break;
            if (word is "other" or "remaining" or "rest") other = true;
            else if (!WordClasses.IsAdverb(word) || IsTotal(word)) core.Add(word);
        }

        if (core.Count == 0) return null;
        if (quantity == Quantity.One && _classes.IsPlural(core[^1]) && Colours.BasicOf(core[^1]) is null && !Colours.IsCarrier(core[^1])) quantity = Quantity.All;
        return (Compose(core, text.Text(at, i)) with { Quantity = quantity, Count = count, Other = other }, i);
    }

    private static bool IsTotal(string word) => word is "entirely" or "completely";

    /// <summary>"one" and "ones" end other phrases, but close this one: "the yellow one".</summary>
    private static bool IsGeneric(Utterance text, int at) => text[at] is "one" or "ones" or "other" && !text.IsBreak(at);

    private bool CannotBegin(Utterance text, int at) =>
        Directions.Of(text[at]) is null && (FunctionWords.IsFunctionWord(text[at]) || RelationGrammar.CanStart(text[at]) || text[at] is "of" or "with" or "for" or "as" or "like")
        && !IsGeneric(text, at);

    private static (Quantity Quantity, int Count, int Next) ReadQuantity(Utterance text, int at)
    {
        (Quantity quantity, int count) = (Quantity.One, 1);
        int i = at;
        for (; i < text.Length; i++)
        {
            string word = text[i];
            if (i > at && text.IsBreak(i)) break;
            if (word is "of" && i > at && text.At(i + 1) is "the" or "these" or "those" or "my" or "your") continue;
            if (FunctionWords.Quantifiers.Contains(word))
            {
                if (WordClasses.IsToned(text, i)) break;
                int number = NumberOf(word);
                (quantity, count) = number == 0 ? (Quantity.All, 1) : (Quantity.Exactly, number);
            }
            else if (!FunctionWords.Determiners.Contains(word))
            {
                break;
            }
        }

        return (quantity, count, i);
    }

    private static int NumberOf(string word) => word switch
    {
        "both" or "two" or "2" => 2,
        "three" or "3" => 3,
        "four" or "4" => 4,
        "five" or "5" => 5,
        "six" or "6" => 6,
        _ => 0,
    };

    /// <summary>The "and" of "yellow and white mug" or "top and bottom ones".</summary>
    private bool JoinsAdjectives(Utterance text, int at) =>
        text[at] is "and" or "or" && !text.IsBreak(at) && at + 1 < text.Length && !text.IsBreak(at + 1) && _classes.IsAdjective(text[at - 1]) && _classes.IsAdjective(text[at + 1]);

    private static NounPhrase Compose(List<string> core, string said)
    {
        ImmutableArray<string> colours = [.. core.Where(word => Colours.BasicOf(word) is not null || Colours.IsLightness(word)).Where(word => word != core[^1] || core.Count == 1)];
        bool many = core.Any(word => word is "dual" or "two" or "multi" or "bicolor") && core.Any(Colours.IsCarrier);
        ImmutableArray<Direction>.Builder directions = ImmutableArray.CreateBuilder<Direction>();
        List<string> nouns = [];
        for (int i = 0; i < core.Count; i++)
        {
            string word = core[i];
            if (Directions.Of(word) is { } direction) directions.Add(direction);
            else if (!colours.Contains(word) && !Colours.IsCarrier(word) && !IsTotal(word) && word is not ("dual" or "two" or "multi" or "based")) nouns.Add(word);
        }

        return new NounPhrase
        {
            Text = said,
            Words = [.. nouns.Select((word, i) => new PhraseWord(word, i == nouns.Count - 1 ? WordRole.Head : WordRole.Modifier))],
            Colours = colours,
            ManyColours = many,
            OneColour = core.Any(IsTotal),
            Directions = directions.ToImmutable(),
        };
    }

    private (NounPhrase Phrase, int Next) ReadModifiers(Utterance text, NounPhrase phrase, int at)
    {
        int i = at;
        while (i < text.Length && !text.IsBreak(i))
        {
            if (text[i] == "of" && phrase.Of is null && Read(text, i + 1) is { } owned && owned.Phrase.Pronoun is null)
            {
                phrase = phrase with { Of = owned.Phrase };
                i = owned.Next;
            }
            else if (ReadLinkedPlace(text, i) is { } place)
            {
                phrase = phrase.At(place.Place);
                i = place.Next;
            }
            else if (text[i] == "like" && text.At(i + 1) is "this" or "that" or "these" or "those")
            {
                i += text.At(i + 2) is "one" or "ones" ? 3 : 2;
            }
            else if (_descriptions.Read(text, i) is { } described)
            {
                bool likewise = text.Words[i..described.Next].Any(word => word is "such" or "similar");
                phrase = DescriptionGrammar.Add(phrase, described.Words) with { ForSuch = phrase.ForSuch || likewise };
                i = described.Next;
            }
            else
            {
                break;
            }
        }

        return (phrase, i);
    }

    /// <summary>"that is on the stove", "located beside the plate", "which you see next to the box".</summary>
    private (Complement Place, int Next)? ReadLinkedPlace(Utterance text, int at)
    {
        int i = at;
        if (FunctionWords.Relatives.Contains(text[i])) i++;
        if (i < text.Length && text[i] is "you" && text.At(i + 1) is "see" or "find") i += 2;
        if (i > at && text.At(i) is "is" or "are" or "was") i++;
        while (i < text.Length && (FunctionWords.Locating.Contains(text[i]) || WordClasses.IsAdverb(text[i]) || text[i] is "right" or "just" or "directly")
               && !text.IsBreak(i) && RelationGrammar.Match(text, i) is null)
        {
            i++;
        }

        if (i == at || text.IsBreak(i) || !StartsLink(text, at)) return null;
        return ReadPlace(text, i) is { } place && place.Place.Relation.Kind != RelationKind.To ? (place.Place with { Linked = true }, place.Next) : null;
    }

    private static bool StartsLink(Utterance text, int at) =>
        FunctionWords.Relatives.Contains(text[at]) || FunctionWords.Locating.Contains(text[at]) || text[at] is "you" or "separating" or "presently";

    /// <summary>A phrase of place: relation and noun.</summary>
    public (Complement Place, int Next)? ReadPlace(Utterance text, int at)
    {
        if (RelationGrammar.Match(text, at) is not { } relation) return null;
        if (relation.Closed || text.IsBreak(relation.Next)) return (new Complement(relation.Relation, []), relation.Next);
        if (Read(text, relation.Next) is not { } noun) return (new Complement(relation.Relation, []), relation.Next);
        if (relation.Relation.Kind == RelationKind.Between && ReadFurther(text, noun.Next) is { } second)
            return (new Complement(relation.Relation, [noun.Phrase, second.Phrase]), second.Next);
        return (new Complement(relation.Relation, [noun.Phrase]), noun.Next);
    }
}
