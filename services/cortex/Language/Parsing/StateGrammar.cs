using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Parsing;

/// <summary>Reads what is or shall be so: "make sure that the bowl is on the plate", "the soup belongs in the basket", "I need the drawer closed".</summary>
internal sealed class StateGrammar
{
    private const int LongestTrigger = 4;

    private readonly WordClasses _classes;
    private readonly NounPhraseGrammar _nouns;
    private readonly ComplementGrammar _complements;

    public StateGrammar(WordClasses classes, NounPhraseGrammar nouns, ComplementGrammar complements) =>
        (_classes, _nouns, _complements) = (classes, nouns, complements);

    /// <summary>The clauses of a state that is spoken of at <paramref name="at"/>, or the mention of a thing; null when neither begins there.</summary>
    public (ImmutableArray<Clause> Clauses, int Next)? Read(Utterance text, int at)
    {
        bool wanted = IsWanted(text, at);
        if (!WordClasses.StartsPhrase(text, at) && !wanted) return null;
        if (ReadOne(text, at, wanted) is not { } first) return null;
        ImmutableArray<Clause> clauses = first.Clauses;
        int next = first.Next;
        while (clauses[^1] is { Force: Force.Strong, Statement: false } last && ReadJoined(text, last, next) is { } joined)
        {
            clauses = clauses.AddRange(joined.Clauses);
            next = joined.Next;
        }

        return (clauses, next);
    }

    /// <summary>"… and placed in the basket"; "… and that the drawer is closed".</summary>
    private (ImmutableArray<Clause> Clauses, int Next)? ReadJoined(Utterance text, Clause last, int at)
    {
        bool and = text.At(at) == "and";
        if (!and && (text.IsBreak(at) || last.Complements.IsEmpty)) return null;
        int start = and ? at + 1 : at;
        while (text.At(start) is "that" or "also" or "then" or "with") start++;
        if (start >= text.Length) return null;
        if (and && _classes.Verbs.Match(text.Words, start) is { Form: VerbForm.Participle } verb)
            return _complements.Read(text, last with { Deed = verb.Deed, Complements = [] }, start + verb.Length);
        if (_classes.VerbInContext(text, start) is not null) return null;
        if (ReadOne(text, start, wanted: true) is not { } read) return null;
        return read.Clauses[0] is { Statement: false, Complements.IsEmpty: false } || (and && read.Clauses[0] is { Statement: false } or { Deed: not Deed.Put }) ? read : null;
    }

    private (ImmutableArray<Clause> Clauses, int Next)? ReadOne(Utterance text, int at, bool wanted)
    {
        if (_nouns.ReadList(text, at) is not { } subject) return null;
        Clause state = new() { Deed = Deed.Put, Force = wanted ? Force.Strong : Force.None, Themes = subject.Phrases, Statement = true, Text = text.Text(at, subject.Next) };
        int after = subject.Next;
        ImmutableArray<Complement> places = [];
        if (_nouns.ReadPlace(text, after) is { Place.Objects.IsEmpty: false } from && ReadCopula(text, from.Next).Next > from.Next)
        {
            // "the bowl from the cabinet ends up on the plate".
            places = [from.Place];
            after = from.Next;
        }

        (bool necessary, bool negative, int i) = ReadCopula(text, after);
        if (negative) return ([state with { Force = Force.None }], i);
        if (necessary) state = state with { Force = Force.Strong };
        Clause described = state with { Themes = Described(state.Themes, places) };
        if (places.Length > 0 && Predicate(text, described, i, at) is null) return ([described with { Force = Force.None }], i);
        return Predicate(text, described, i, at) is { } read
            ? ([.. read.Clauses.Select(c => c with { Text = text.Text(at, Math.Max(read.Next, subject.Next)) })], read.Next)
            : Bare(text, state, at, i);
    }

    private static ImmutableArray<NounPhrase> Described(ImmutableArray<NounPhrase> themes, ImmutableArray<Complement> places) =>
        places.IsEmpty ? themes : themes.SetItem(themes.Length - 1, themes[^1].At(places[0]));

    private (ImmutableArray<Clause> Clauses, int Next)? Predicate(Utterance text, Clause state, int at, int start)
    {
        if (at >= text.Length || text.IsBreak(at)) return null;
        bool asked = state.Force == Force.Strong;
        if (text[at] is "contain" or "contains" or "include" or "includes" or "holds" or "has" or "have" || Has(text, at - 1))
        {
            int things = Has(text, at - 1) ? at : at + 1;
            return _nouns.ReadList(text, things) is { } content ? ([Inside(state, content.Phrases)], content.Next) : null;
        }

        if (ComplementGrammar.ReadState(text, at) is { } condition)
            return _complements.Read(text, state with { Deed = condition.Deed, Statement = !asked }, condition.Next);
        if (_classes.Verbs.Match(text.Words, at) is { Form: VerbForm.Participle or VerbForm.Base } verb && !WordClasses.StartsPhrase(text, at + verb.Length) && at > start)
            return _complements.Read(text, state with { Deed = verb.Deed, Statement = !asked }, at + verb.Length);
        if (RelationGrammar.Match(text, at) is null) return null;
        (ImmutableArray<Clause> placed, int next) = _complements.Read(text, state with { Statement = false }, at);
        if (placed[0].Complements.IsEmpty) return null;
        return ([.. placed.Select(c => c with { Statement = !asked })], next);
    }

    /// <summary>A thing that is named without a predicate: wanted where it is said to be ("I need the bowl placed in the drawer"), or only mentioned.</summary>
    private static (ImmutableArray<Clause> Clauses, int Next) Bare(Utterance text, Clause state, int at, int next)
    {
        NounPhrase last = state.Themes[^1];
        if (state.Force == Force.Strong && last.Places is [.., { } place])
        {
            NounPhrase stripped = last with { Places = last.Places.RemoveAt(last.Places.Length - 1) };
            return ([state with { Themes = state.Themes.SetItem(state.Themes.Length - 1, stripped), Complements = [place with { Linked = false }], Statement = false }], next);
        }

        bool reminded = text.At(at - 1) == "forget";
        return ([state with { Force = reminded ? Force.Strong : Force.None, Statement = !reminded }], next);
    }

    private static Clause Inside(Clause state, ImmutableArray<NounPhrase> content) => state with
    {
        Themes = content,
        Complements = [new Complement(new Relation(RelationKind.In), [state.Themes[0]])],
        Statement = state.Force != Force.Strong,
    };

    private static bool Has(Utterance text, int at) => text.At(at) is "has" or "have" && !text.IsBreak(at);

    /// <summary>Whether what follows is wanted: after "make sure", "ensure that", "I need", "could you have" …</summary>
    private static bool IsWanted(Utterance text, int at)
    {
        for (int p = at - 1; p >= 0 && p >= at - LongestTrigger; p--)
        {
            string word = text[p];
            if (word is "sure" or "ensure" or "certain" or "want" or "like" or "arrange" or "prefer" or "forget" or "remember" or "see" or "check" or "keep") return true;
            if (word is "need") return text.At(p - 1) is "i" or "we" or "will" or "you";
            if (word is "have" or "get" or "leave") return text.IsBreak(p) || text.At(p - 1) is "you" or "us" or "please" or "i" && text.At(p - 2) is "could" or "can" or "may" or "let" or "would" || text.At(p - 1) is "us";
            if (text.IsBreak(p) || !(word is "that" or "for" or "and" or "to" || FunctionWords.Fillers.Contains(word))) return false;
        }

        return false;
    }

    /// <summary>"is", "needs to be", "should go", "ends up" …</summary>
    /// <returns>Whether it says that it ought to be so, whether it denies it, and the place after.</returns>
    private static (bool Necessary, bool Negative, int Next) ReadCopula(Utterance text, int at)
    {
        (bool necessary, bool negative) = (false, false);
        int i = at;
        while (i < text.Length && !text.IsBreak(i))
        {
            string word = text[i];
            if (word is "needs" or "need" or "should" or "must" or "ought" or "belongs" or "belong" or "goes" or "go") necessary = true;
            else if (word is "not" or "never") negative = true;
            else if (word == "to" && text.At(i + 1) is "be" or "go" or "contain" or "have" or "stay" or "rest" or "sit" or "end") necessary |= i > at || text.At(i + 1) is "be";
            else if (!IsCopula(text, i)) break;
            i++;
        }

        return (necessary && i > at, negative, i);
    }

    private static bool IsCopula(Utterance text, int at)
    {
        string word = text[at];
        return FunctionWords.Auxiliaries.Contains(word) || (word == "both" && !FunctionWords.Determiners.Contains(text.At(at + 1))) || WordClasses.IsAdverb(word)
            || (word is "up" && text.At(at - 1) is "end" or "ends" or "ended")
            || (FunctionWords.Fillers.Contains(word) && Directions.Of(word) is null && !RelationGrammar.CanStart(word) && word is not ("please" or "so" or "then"));
    }
}
