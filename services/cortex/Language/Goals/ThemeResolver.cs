using Robotics.Cortex.Language.Parsing;
using Robotics.Cortex.Language.Reference;

namespace Robotics.Cortex.Language.Goals;

/// <summary>What the object of a verb may mean, with its number: "both moka pots", "all the blocks", "them".</summary>
internal sealed class ThemeResolver
{
    private const int Kept = 5;

    /// <summary>Members of "all the blocks" fit about as well as the best.</summary>
    private const double MemberMargin = 2;

    private readonly PhraseResolver _phrases;

    public ThemeResolver(PhraseResolver phrases) => _phrases = phrases;

    /// <summary>The sets that a phrase may mean, best first; empty when nothing fits.</summary>
    public List<ThemeSet> Resolve(NounPhrase phrase, ImmutableArray<Referent> things, SceneVocabulary vocabulary, ImmutableArray<Mention> mentions)
    {
        if (phrase.Pronoun is not null) return Antecedents(phrase, things, vocabulary, mentions);
        List<Candidate> candidates = _phrases.Resolve(phrase, things, vocabulary, mentions);
        candidates.RemoveAll(c => !c.IsPlausible);
        if (candidates.Count == 0) return [];
        return phrase.Quantity switch
        {
            Quantity.Exactly => Exactly(phrase, candidates),
            Quantity.All => [All(phrase, candidates)],
            _ => [.. candidates.Take(Kept).Select(c => new ThemeSet(phrase, [c.Referent], c.Score, FitOf(c)))],
        };
    }

    private static double FitOf(Candidate candidate) => Math.Max(candidate.Match.Head, candidate.Match.Coverage);

    private static List<ThemeSet> Exactly(NounPhrase phrase, List<Candidate> candidates)
    {
        int count = phrase.Count;
        if (candidates.Count < count) return [];
        Candidate[] chosen = [.. candidates.Take(count)];
        double spread = chosen[0].Score - chosen[^1].Score;
        double rival = candidates.Count > count ? Math.Max(0, MemberMargin - (chosen[^1].Score - candidates[count].Score)) : 0;
        return [new ThemeSet(phrase, [.. chosen.Select(c => c.Referent)], chosen[0].Score - spread - rival, chosen.Min(FitOf))];
    }

    private static ThemeSet All(NounPhrase phrase, List<Candidate> candidates)
    {
        Candidate[] members = [.. candidates.Where(c => c.Score >= candidates[0].Score - MemberMargin)];
        return new ThemeSet(phrase, [.. members.Select(c => c.Referent).OrderBy(r => r.Id, StringComparer.Ordinal)], members[0].Score, members.Min(FitOf));
    }

    /// <summary>What "it" or "them" may stand for: the latest mention of allowed things, themes before places.</summary>
    private List<ThemeSet> Antecedents(NounPhrase phrase, ImmutableArray<Referent> things, SceneVocabulary vocabulary, ImmutableArray<Mention> mentions)
    {
        HashSet<string> allowed = [.. things.Select(t => t.Id)];
        bool several = phrase.Pronoun == "them";
        List<ThemeSet> sets = [];
        double score = 0;
        foreach (Mention mention in PhraseResolver.Antecedents(mentions))
        {
            ImmutableArray<Referent> meant = [.. mention.Referents.SelectMany(r => Allowed(r, things, allowed)).DistinctBy(r => r.Id)];
            if (meant.IsEmpty) continue;
            double number = several == meant.Length > 1 ? 0 : -3;
            if (!several && meant.Length == 1 && mention.Open && meant[0].Kind == ReferentKind.Object)
                sets.AddRange(Reopened(phrase, mention, things, vocabulary, mentions).Select(set => set with { Score = set.Score + score }));
            else if (!several && meant.Length > 1)
                sets.AddRange(meant.Select(r => new ThemeSet(phrase, [r], score - 1 + Fit(r), 1)));
            else
                sets.Add(new ThemeSet(phrase, meant, score + number + (mention.IsTheme ? 0 : -1) + (meant.Length == 1 ? Fit(meant[0]) : 0), 1));
            score -= 2;
        }

        if (several && sets.Count > 1 && sets.All(s => s.Things.Length == 1))
            sets.Add(new ThemeSet(phrase, [.. sets.Take(2).SelectMany(s => s.Things).DistinctBy(t => t.Id)], 0, 1));
        return [.. sets.OrderByDescending(s => s.Score).DistinctBy(s => string.Join(',', s.Things.Select(t => t.Id))).Take(Kept)];

        double Fit(Referent thing) => _phrases.FitOf(phrase.Places, thing, things, vocabulary, mentions);
    }

    /// <summary>What was only spoken of may mean any thing that its words fit; where "it" is now said to be tells which.</summary>
    private IEnumerable<ThemeSet> Reopened(NounPhrase phrase, Mention mention, ImmutableArray<Referent> things, SceneVocabulary vocabulary, ImmutableArray<Mention> mentions)
    {
        NounPhrase meant = mention.Phrase with { Places = mention.Phrase.Places.AddRange(phrase.Places) };
        List<Candidate> candidates = [.. _phrases.Resolve(meant, things, vocabulary, [.. mentions.Where(m => m != mention)]).Where(c => c.IsPlausible)];
        return candidates.Take(Kept).Select(c => new ThemeSet(phrase, [c.Referent], c.Score - candidates[0].Score, 1));
    }

    /// <summary>The thing itself, or, where parts are asked for, what moves the region or the object that was spoken of.</summary>
    private static IEnumerable<Referent> Allowed(Referent referent, ImmutableArray<Referent> things, HashSet<string> allowed)
    {
        if (allowed.Contains(referent.Id)) return [referent];
        if (referent.Owner is null) return [];
        return things.Where(t => t.Kind == ReferentKind.Articulation && t.Owner!.Id == referent.Owner.Id
                                 && (referent.Kind == ReferentKind.Object || referent.ArticulationIndex is null || t.ArticulationIndex == referent.ArticulationIndex));
    }
}
