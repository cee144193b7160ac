using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Parsing;

/// <summary>Reads an instruction as clauses: requests by their verbs, and what shall be so ("make sure that …") by <see cref="StateGrammar"/>.</summary>
internal sealed class ClauseGrammar
{
    private readonly WordClasses _classes;
    private readonly NounPhraseGrammar _nouns;
    private readonly ComplementGrammar _complements;
    private readonly StateGrammar _states;

    public ClauseGrammar(WordClasses classes)
    {
        _classes = classes;
        _nouns = new NounPhraseGrammar(classes);
        _complements = new ComplementGrammar(classes, _nouns);
        _states = new StateGrammar(classes, _nouns, _complements);
    }

    /// <summary>The clauses in order, and the phrases whose verb is not among the arm's deeds ("fry the moon").</summary>
    public (ImmutableArray<Clause> Clauses, ImmutableArray<string> Unknown) Read(Utterance text)
    {
        ImmutableArray<Clause>.Builder clauses = ImmutableArray.CreateBuilder<Clause>();
        ImmutableArray<string>.Builder unknown = ImmutableArray.CreateBuilder<string>();
        Force previous = Force.Strong;
        int i = 0;
        while (i < text.Length)
        {
            int next;
            if (VerbAt(text, i) is { } verb)
            {
                Force force = ForceReader.Read(text, i, verb.Form, previous);
                (ImmutableArray<Clause> read, next) = ReadRequest(text, i, verb, force);
                clauses.AddRange(read);
                previous = force;
            }
            else if (_states.Read(text, i) is { } state)
            {
                clauses.AddRange(state.Clauses);
                next = state.Next;
            }
            else
            {
                if (UnknownDeed(text, i) is { } phrase) unknown.Add(phrase);
                next = i + 1;
            }

            i = Math.Max(next, i + 1);
        }

        return (clauses.ToImmutable(), unknown.ToImmutable());
    }

    /// <summary>The verb that begins at <paramref name="at"/>, with a particle that stands after its object taken in.</summary>
    private VerbMatch? VerbAt(Utterance text, int at)
    {
        if (text.At(at + 1) == "for" && text[at] == "arrange") return null;
        if (!CanBeVerb(text, at)) return null;
        if (_classes.Verbs.Match(text.Words, at) is { } match)
        {
            bool placed = match.Form != VerbForm.Participle && (IsVerbPosition(text, at) || _classes.VerbInContext(text, at) is not null);
            if (placed) return match;
        }

        if (_nouns.Read(text, at + 1) is { } between && _classes.Verbs.MatchApart(text.Words, at, Math.Min(between.Next + 1, text.Length)) is { } apart
            && apart.Particle == between.Next && !WordClasses.StartsPhrase(text, apart.Particle + 1))
        {
            return apart.Verb;
        }

        return IsVerbPosition(text, at) && WordClasses.StartsPhrase(text, at + 1) ? _classes.Verbs.MatchByKind(text[at]) : null;
    }

    private static bool CanBeVerb(Utterance text, int at)
    {
        string word = text[at];
        if (Directions.Of(word) is not null) return false;
        return !FunctionWords.IsFunctionWord(word) && RelationGrammar.Match(text, at) is null;
    }

    /// <summary>Where a verb is to be expected: at a start, after "and", "please", "to", "could you", "by" …</summary>
    private static bool IsVerbPosition(Utterance text, int at)
    {
        if (text.IsBreak(at)) return true;
        int p = at - 1;
        while (p > 0 && !text.IsBreak(p) && (FunctionWords.Fillers.Contains(text[p]) || WordClasses.IsAdverb(text[p]))) p--;
        string before = text[p];
        return FunctionWords.Fillers.Contains(before) || WordClasses.IsAdverb(before) || FunctionWords.Conjunctions.Contains(before) || FunctionWords.Persons.Contains(before)
            || FunctionWords.Negations.Contains(before)
            || before is "to" or "by" or "mind" or "could" or "would" or "can" or "should" or "must" or "will" or "start" or "begin" or "handle" or "help" or "after" or "before" or "while"
                or "when" or "consider" or "remember" or "try" or "do";
    }

    /// <summary>A verb that no deed of the arm is meant by, done to a thing. Doing or minding "it" is talk about what was asked.</summary>
    private string? UnknownDeed(Utterance text, int at)
    {
        if (!text.IsBreak(at) && text.At(at - 1) is not ("please" or "and" or "you" or "then") || !CanBeVerb(text, at)) return null;
        if (!WordClasses.StartsPhrase(text, at + 1) || FunctionWords.Vague.Contains(text[at]) || !_classes.IsBaseVerb(text[at])) return null;
        if (_nouns.Read(text, at + 1) is not { Phrase: { Pronoun: null } thing } || thing.Words.All(w => FunctionWords.Generic.Contains(w.Text))) return null;
        int end = at + 1;
        while (end < text.Length && !text.IsBreak(end)) end++;
        return text.Text(at, end);
    }

    private (ImmutableArray<Clause> Clauses, int Next) ReadRequest(Utterance text, int at, VerbMatch verb, Force force)
    {
        int i = at + verb.Length;
        while (i < text.Length && !text.IsBreak(i) && IsSkipped(text, i)) i++;
        ImmutableArray<NounPhrase> themes = [];
        if (i < text.Length && !text.IsBreak(i) && !BeginsAnotherRequest(text, i, verb) && _nouns.ReadList(text, i) is { } read) (themes, i) = read;
        if (verb.Deed == Deed.Fill && ReadFilling(text, at + verb.Length, themes) is { } filling)
            return ([filling.Clause with { Force = force, Later = SaysLater(text, at), Text = text.Text(at, filling.Next) }], filling.Next);
        Clause clause = new()
        {
            Deed = verb.Deed,
            Force = force,
            Themes = themes,
            Later = SaysLater(text, at),
            Text = text.Text(at, i),
        };
        (ImmutableArray<Clause> clauses, int next) = _complements.Read(text, clause, i);
        return ([.. clauses.Select(c => c with { Text = text.Text(at, next) })], next);
    }

    /// <summary>"fill it with the soup and the sauce": the list after "with" goes into what stands before it.</summary>
    private (Clause Clause, int Next)? ReadFilling(Utterance text, int at, ImmutableArray<NounPhrase> containers)
    {
        int with = at;
        while (with < text.Length && !text.IsBreak(with) && text[with] != "with") with++;
        if (containers.IsEmpty || text.At(with) != "with" || text.IsBreak(with) || _nouns.ReadList(text, with + 1) is not { } content) return null;
        NounPhrase container = containers[0] with { Words = [.. containers[0].Words.Where(word => word.Role != WordRole.Content)] };
        Complement inside = new(new Relation(RelationKind.In), [container]);
        return (new Clause { Deed = Deed.Put, Force = Force.Strong, Themes = content.Phrases, Complements = [inside], Text = text.Text(at, content.Next) }, content.Next);
    }

    /// <summary>"before you leave please put …": what follows the filler is a request of its own.</summary>
    private bool BeginsAnotherRequest(Utterance text, int at, VerbMatch verb) =>
        text.At(at - 1) == "please" && text.At(at - 2) == verb.Base && _classes.VerbInContext(text, at) is not null;

    private static bool IsSkipped(Utterance text, int at) =>
        (FunctionWords.Fillers.Contains(text[at]) && Directions.Of(text[at]) is null && !(FunctionWords.Quantifiers.Contains(text[at]))) || WordClasses.IsAdverb(text[at]);

    private static bool SaysLater(Utterance text, int at)
    {
        for (int p = at - 1; p >= 0 && p >= at - 3; p--)
        {
            if (text[p] is "then" or "afterwards" or "afterward" or "finally" or "next" or "lastly") return true;
            if (!FunctionWords.Fillers.Contains(text[p]) && text[p] is not ("and" or "after" or "that")) return false;
        }

        return false;
    }
}
