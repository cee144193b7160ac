using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Parsing;

/// <summary>Tells from what stands before a verb whether it is asked for, merely mentioned, or forbidden.</summary>
internal static class ForceReader
{
    private static readonly string[] AskedBy =
        ["by", "mind", "start", "begin", "handle", "consider", "recommend", "suggest", "try", "about", "with", "appreciate", "want", "need", "help", "so"];

    private static readonly string[] Circumstance = ["before", "after", "when", "without", "avoid", "of", "from", "for", "since", "while", "until", "once", "if", "as"];

    /// <summary>The force of the verb at <paramref name="at"/>.</summary>
    /// <param name="text">The instruction.</param>
    /// <param name="at">Where the verb is.</param>
    /// <param name="form">Its inflection.</param>
    /// <param name="previous">The force of the clause before, for a verb joined by "and".</param>
    public static Force Read(Utterance text, int at, VerbForm form, Force previous)
    {
        int p = at;
        if (!text.IsBreak(at))
        {
            p = at - 1;
            while (p > 0 && text[p] != "please" && IsFiller(text, p) && !text.IsBreak(p)) p--;
            if (IsFiller(text, p)) p = -1;
        }
        else
        {
            p = -1;
        }

        Force unmarked = form == VerbForm.Base ? Force.Strong : Force.Weak;
        if (p < 0) return unmarked;
        string before = text[p];
        if (before is "and" or "or" or "but" or "then") return Joined(text, p, form, previous);
        if (before is "not" or "never") return text.At(p - 1) is "why" or "can" ? unmarked : Force.Forbidden;
        if (form == VerbForm.Gerund) return Gerund(before);
        if (before == "to") return unmarked;
        if (before is "you" or "we" or "i" or "they" or "he" or "she") return AfterPerson(text, p, unmarked);
        if (before is "should" or "must" or "shall" or "will" or "would" or "could" or "can" or "may" or "might") return AfterModal(text, p);
        return unmarked;
    }

    private static bool IsFiller(Utterance text, int at) => FunctionWords.Fillers.Contains(text[at]) || WordClasses.IsAdverb(text[at]);

    private static Force Joined(Utterance text, int at, VerbForm form, Force previous)
    {
        if (previous == Force.Forbidden) return text[at] == "but" ? Force.Strong : Force.Forbidden;
        if (form == VerbForm.Gerund) return previous == Force.None ? Force.None : Force.Weak < previous ? previous : Force.Weak;
        return Force.Strong;
    }

    private static Force Gerund(string before)
    {
        if (AskedBy.Contains(before)) return Force.Strong;
        return Circumstance.Contains(before) || FunctionWords.Auxiliaries.Contains(before) ? Force.None : Force.Weak;
    }

    /// <summary>"could you put", "while you put"; "we always put"; "I put".</summary>
    private static Force AfterPerson(Utterance text, int at, Force unmarked)
    {
        string before = text.At(at - 1) == "not" ? text.At(at - 2) : text.At(at - 1);
        string earlier = text.At(at - 2);
        if (before is "when" or "before" or "after" or "once" or "until" or "as" or "since" or "because" or "whenever" or "unless" or "what") return Force.None;
        if (before is "could" or "would" or "can" or "will" or "shall" or "should" or "might" or "may") return Force.Strong;
        if (before is "do" && earlier is "why" or "not") return Force.Strong;
        if (before == "while") return text[at] == "you" ? Force.Strong : Force.None;
        return text[at] is "you" ? unmarked : text[at] is "we" ? Force.Weak : Force.None;
    }

    /// <summary>"you should put", "if you could put", "we can put", "the robot should put".</summary>
    private static Force AfterModal(Utterance text, int at)
    {
        string subject = text.At(at - 1);
        if (subject is "i" or "they" or "he" or "she") return Force.None;
        if (subject == "we") return text[at] is "should" or "must" or "shall" ? Force.Strong : Force.None;
        return subject is "you" && text[at] is "can" or "may" or "might" or "will" && text.At(at - 2) is "so" or "when" or "before" ? Force.None : Force.Strong;
    }
}
