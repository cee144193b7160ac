using System.Globalization;
using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.Parsing;
using Robotics.Cortex.Language.Reference;

namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>Finds what a noun phrase may mean among the things of a home: by their names, their other names, and WordNet.</summary>
internal sealed class PhraseChooser(PhraseMatcher matcher, WordKnowledge knowledge, HouseholdThings things)
{
    private const int Most = 12;

    /// <summary>Log-odds: what is this much less likely than the best is left out.</summary>
    private const double Negligible = 5;
    private const double WholeName = 4;
    private const double OtherName = 2.5;

    /// <summary>Of the first words alone: what follows is no part of the name after all ("the bed ensures …").</summary>
    private const double NameInside = 2;
    private const double WrongSide = 3;

    /// <summary>Share of the phrase that the best must account for, [0, 1].</summary>
    private const double LeastCoverage = 0.25;

    /// <summary>The things that fit, the likeliest first; empty when none does.</summary>
    /// <param name="phrase">The phrase, without words of state.</param>
    /// <param name="fits">Which things can be meant at all.</param>
    /// <param name="nth">1 for the first of several of a kind, 2 for the second …</param>
    public ImmutableArray<Choice> Choose(NounPhrase phrase, Func<HouseholdThing, bool> fits, int nth = 1)
    {
        NounPhrase meant = phrase.Words.IsEmpty ? phrase with { Words = [.. phrase.Colours.Select(c => new PhraseWord(c, WordRole.Head))], Colours = [] } : phrase;
        if (meant.Words.IsEmpty || meant.Words.All(w => FunctionWords.Generic.Contains(w.Text))) return [];
        if (ByCode(meant) is { } coded) return fits(coded) ? [new Choice(coded, 0)] : [];
        List<(HouseholdThing Thing, double Score)> scored = [];
        foreach (HouseholdThing thing in things.All.Where(t => t.Instance >= nth && fits(t)))
        {
            PhraseMatch match = matcher.Match(meant, thing.Profile);
            double named = Named(meant, thing);
            if (named == 0 && (match.Coverage < LeastCoverage || (match.Head <= 0 && !FunctionWords.Generic.Contains(meant.Head)))) continue;
            scored.Add((thing, match.Score + named - Sides(meant, thing)));
        }

        if (scored.Count == 0) return [];
        double best = scored.Max(s => s.Score);
        return [.. scored.Select(s => new Choice(s.Thing, best - s.Score)).Where(c => c.Loss < Negligible)
            
            .OrderBy(c => Math.Round(c.Loss, 3)).ThenBy(c => c.Thing.Instance).ThenBy(c => c.Thing.Rank).ThenBy(c => c.Thing.Name, StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>Names with a number or a phrase in them, which a grammar would take apart, become one word each.</summary>
    public string Encode(string instruction)
    {
        string text = instruction;
        foreach (HouseholdThing thing in things.All.OrderByDescending(t => t.Name.Length).ThenBy(t => t.Name, StringComparer.Ordinal))
        {
            if (!thing.Name.Any(char.IsDigit) && !thing.Name.Contains(" of ", StringComparison.Ordinal) && !thing.Name.Contains(" in ", StringComparison.Ordinal)) continue;
            // With an article, since "to table 2" is no infinitive.
            string code = $"the {Code(thing)}";
            text = text.Replace(thing.Name.Replace('_', ' '), code, StringComparison.OrdinalIgnoreCase).Replace(thing.Name, code, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    private HouseholdThing? ByCode(NounPhrase phrase) =>
        phrase.Words.Select(w => things.All.FirstOrDefault(t => Code(t) == w.Text)).FirstOrDefault(t => t is not null);

    /// <summary>A word of no language, from the thing's place in the list.</summary>
    private string Code(HouseholdThing thing)
    {
        string digits = things.All.IndexOf(thing).ToString(CultureInfo.InvariantCulture);
        return "qx" + string.Concat(digits.Select(d => (char)('f' + (d - '0')))) + "xq";
    }

    private double Named(NounPhrase phrase, HouseholdThing thing)
    {
        string said = string.Join(' ', phrase.Words.Where(w => w.Role is WordRole.Head or WordRole.Modifier).Select(w => w.Text));
        string singular = knowledge.Morphology.Singular(phrase.Head);
        string[] forms = [said, said.Length > phrase.Head.Length ? $"{said[..^phrase.Head.Length]}{singular}" : singular];
        // Words that are directions by themselves are part of some names: "counter top".
        string[] directed = [.. forms.SelectMany(f => phrase.Directions.Select(d => $"{f} {d.ToString().ToLowerInvariant()}"))];
        if (forms.Contains(thing.Words) || directed.Contains(thing.Words) || forms.Contains(thing.Words.Replace(" ", "", StringComparison.Ordinal))) return WholeName;
        if (forms.Any(thing.Aliases.Contains)) return OtherName;
        string[] words = said.Split(' ');
        return Enumerable.Range(1, words.Length - 1).Any(n => string.Join(' ', words[..n]) == thing.Words) ? NameInside : 0;
    }

    /// <summary>What it costs to be on another side than is said.</summary>
    private static double Sides(NounPhrase phrase, HouseholdThing thing)
    {
        double cost = 0;
        foreach (Direction side in new[] { Direction.Left, Direction.Right })
        {
            bool said = phrase.Directions.Contains(side);
            bool named = thing.Words.Split(' ').Contains(side.ToString().ToLowerInvariant());
            if (said != named) cost += said || phrase.Directions.Contains(side == Direction.Left ? Direction.Right : Direction.Left) ? WrongSide : named ? 0.1 : 0;
        }

        return cost;
    }
}
