using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Parsing;

/// <summary>Reads what follows a verb and its object: phrases of place, a state ("shut"), a second pair ("and the mug on the right plate").</summary>
internal sealed class ComplementGrammar
{
    private readonly WordClasses _classes;
    private readonly NounPhraseGrammar _nouns;

    public ComplementGrammar(WordClasses classes, NounPhraseGrammar nouns) => (_classes, _nouns) = (classes, nouns);

    /// <summary>The clause with its complements, and the clauses that share its verb.</summary>
    public (ImmutableArray<Clause> Clauses, int Next) Read(Utterance text, Clause clause, int at)
    {
        ImmutableArray<Clause>.Builder further = ImmutableArray.CreateBuilder<Clause>();
        int i = at;
        while (i < text.Length)
        {
            if (ReadState(text, i) is { } state && clause.Themes.Length > 0)
            {
                clause = clause with { Deed = state.Deed };
                i = state.Next;
            }
            else if (!text.IsBreak(i) && ReadPlace(text, clause, i) is { } place)
            {
                clause = clause with { Complements = clause.Complements.Add(place.Place) };
                i = place.Next;
            }
            else if (ReadInstead(text, i) is { } instead)
            {
                clause = clause with { Complements = clause.Complements.Add(instead.Place) };
                i = instead.Next;
            }
            else if (!text.IsBreak(i) && Skip(text, i) is { } skipped)
            {
                i = skipped;
            }
            else if (ReadPair(text, clause, i) is { } pair)
            {
                further.AddRange(pair.Clauses);
                i = pair.Next;
            }
            else
            {
                break;
            }
        }

        return ([clause, .. further], i);
    }

    /// <summary>"open", "shut", "in a closed position", and the particles of "turn … on" once the object is read.</summary>
    public static (Deed Deed, int Next)? ReadState(Utterance text, int at)
    {
        if (at >= text.Length || text.IsBreak(at)) return null;
        int i = at;
        if (text[i] is "in" or "to" or "into" && text.At(i + 1) is "a" or "an" or "the" && text.At(i + 3) is "position" or "state") i += 2;
        bool framed = i > at;
        Deed? deed = text[i] switch
        {
            "open" or "opened" => Deed.Open,
            "closed" or "shut" or "close" or "sealed" => Deed.Close,
            "on" or "lit" or "activated" when EndsHere(text, i + 1) => Deed.TurnOn,
            "off" when EndsHere(text, i + 1) => Deed.TurnOff,
            _ => null,
        };
        if (deed is null || (!framed && WordClasses.StartsPhrase(text, i + 1))) return null;
        return (deed.Value, i + (framed ? 2 : 1));
    }

    private static bool EndsHere(Utterance text, int at) =>
        text.IsBreak(at) || (FunctionWords.IsFunctionWord(text[at]) && !FunctionWords.Determiners.Contains(text[at]) && !FunctionWords.ThingPronouns.Contains(text[at])
                             && !FunctionWords.Quantifiers.Contains(text[at]) && Directions.Of(text[at]) is null);

    private (Complement Place, int Next)? ReadPlace(Utterance text, Clause clause, int at)
    {
        if (text[at] == "to" && RelationGrammar.Match(text, at) is { Relation.Kind: RelationKind.To } to && !WordClasses.StartsPhrase(text, to.Next)
            && !clause.Complements.Any(c => c.Relation.Kind == RelationKind.From))
        {
            return null;
        }

        if (text[at] == "by" && text.At(at + 1).EndsWith("ing", StringComparison.Ordinal)) return null;
        return _nouns.ReadPlace(text, at);
    }

    /// <summary>"instead of on the box": there it is now.</summary>
    private (Complement Place, int Next)? ReadInstead(Utterance text, int at)
    {
        if (text[at] is not ("instead" or "rather") || text.At(at + 1) is not ("of" or "than") || RelationGrammar.Match(text, at + 2) is not { Closed: false } relation) return null;
        return _nouns.Read(text, relation.Next) is { } noun ? (new Complement(new Relation(RelationKind.From), [noun.Phrase]), noun.Next) : null;
    }

    /// <summary>What may stand between complements without a bearing: "please", "gently", "for me", "not the other one", "the one with the handle".</summary>
    private int? Skip(Utterance text, int at)
    {
        string word = text[at];
        if (word is "for" or "as" && _nouns.Read(text, at + 1) is { } reason && !text.IsBreak(at + 1)) return reason.Next;
        if (word == "for" && text.At(at + 1) is "me" or "us") return at + 2;
        if (word is "not" or "instead" or "rather" or "except")
        {
            int i = at + 1;
            if (text.At(i) is "of" or "than" or "for") i++;
            if (i > at + 1 || word == "not")
            {
                while (RelationGrammar.Match(text, i) is { Closed: false } relation && !text.IsBreak(i)) i = relation.Next;
                if (i < text.Length && !text.IsBreak(i) && _nouns.Read(text, i) is { } excluded) return excluded.Next;
            }
        }

        if (word == "the" && text.At(at + 1) == "one" && _nouns.Read(text, at) is { } apposition) return apposition.Next;
        bool ends = word is "then" or "so" || (word == "now" && !RelationGrammar.CanStart(text.At(at + 1)));
        if (ends) return null;
        return (FunctionWords.Fillers.Contains(word) && !StartsRequest(text, at + 1)) || WordClasses.IsAdverb(word) || word == "high" ? at + 1 : null;
    }

    private bool StartsRequest(Utterance text, int at) => at < text.Length && _classes.VerbInContext(text, at) is not null;

    /// <summary>"and the mug on the right plate"; "with the pudding to its right"; "and so does the butter".</summary>
    private (ImmutableArray<Clause> Clauses, int Next)? ReadPair(Utterance text, Clause clause, int at)
    {
        bool with = text[at] == "with" && !text.IsBreak(at);
        bool and = text[at] is "and" or "as" || text.IsBreak(at);
        if ((!with && !and) || clause.Complements.IsEmpty || clause.Statement) return null;
        int start = text[at] is "and" or "with" ? at + 1 : at;
        if (text.At(start) == "so" && text.At(start + 1) is "does" or "do" or "should") start += 2;
        bool then = text.At(start) is "then" or "afterwards" or "finally";
        if (then) start++;
        if (start >= text.Length || _classes.VerbInContext(text, start) is not null || _nouns.ReadList(text, start) is not { } themes) return null;
        if (themes.Phrases[0].Pronoun is not null) return null;
        Clause pair = clause with { Themes = themes.Phrases, Complements = [], Later = then };
        if (ReadState(text, themes.Next) is { } state) return ([pair with { Deed = state.Deed }], state.Next);
        bool placed = ReadPlace(text, pair, SkipFillers(text, themes.Next)) is not null && !text.IsBreak(themes.Next);
        if (!placed && (with || text.IsBreak(at) || ContinuesAsSentence(text, themes.Next))) return null;
        return Read(text, pair, themes.Next);
    }

    private static int SkipFillers(Utterance text, int at)
    {
        while (at < text.Length && !text.IsBreak(at) && (FunctionWords.Fillers.Contains(text[at]) || WordClasses.IsAdverb(text[at]))) at++;
        return Math.Min(at, text.Length - 1);
    }

    private static bool ContinuesAsSentence(Utterance text, int at) => !text.IsBreak(at) && (FunctionWords.Auxiliaries.Contains(text[at]) || (text[at] == "to" && text.At(at + 1) == "be"));
}
