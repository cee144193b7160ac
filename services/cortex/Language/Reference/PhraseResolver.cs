using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.Parsing;

namespace Robotics.Cortex.Language.Reference;

/// <summary>What a noun phrase may mean among given things: by its words, by direction, and by where it is said to be.</summary>
internal sealed class PhraseResolver
{
    /// <summary>Candidates within this much of the best are compared by place and direction.</summary>
    private const double PeerMargin = 2.5;

    /// <summary>Naming the other drawer ("top" of the bottom one).</summary>
    private const double WrongDirection = -6;

    private const double RightDirection = 2;

    private readonly PhraseMatcher _matcher;

    public PhraseResolver(PhraseMatcher matcher) => _matcher = matcher;

    /// <summary>The candidates, best first; ties by id.</summary>
    /// <param name="phrase">A noun, not a pronoun.</param>
    /// <param name="things">What may be meant.</param>
    /// <param name="vocabulary">The scene.</param>
    /// <param name="mentions">What was spoken of before.</param>
    public List<Candidate> Resolve(NounPhrase phrase, IEnumerable<Referent> things, SceneVocabulary vocabulary, ImmutableArray<Mention> mentions)
    {
        List<Candidate> candidates = [];
        foreach (Referent thing in things)
        {
            PhraseMatch match = _matcher.Match(phrase, thing.Profile);
            double score = match.Score + DirectionFit(phrase, thing) + Discourse(phrase, thing, mentions);
            candidates.Add(new Candidate(thing, score, match));
        }

        Sort(candidates);
        if (candidates.Count == 0) return candidates;
        double best = candidates[0].Score;
        int peers = candidates.Count(c => c.Score >= best - PeerMargin);
        Compare(candidates, peers, phrase, vocabulary, mentions);
        Sort(candidates);
        return candidates;
    }

    /// <summary>What a pronoun may stand for: of the latest clause first what it was about, then what else it named.</summary>
    public static IEnumerable<Mention> Antecedents(ImmutableArray<Mention> mentions) =>
        mentions.Reverse().OrderByDescending(m => m.Clause).ThenByDescending(m => m.IsTheme);

    /// <summary>How well a thing is where the phrases say it is, compared with others of its kind.</summary>
    public double FitOf(ImmutableArray<Complement> places, Referent thing, IEnumerable<Referent> things, SceneVocabulary vocabulary, ImmutableArray<Mention> mentions)
    {
        if (places.IsEmpty || thing.Kind != ReferentKind.Object) return 0;
        Referent[] compared = [thing, .. things.Where(t => t.Id != thing.Id && t.Owner?.Description.Category == thing.Owner!.Description.Category)];
        return places.Sum(place => PlaceFit(place, compared, "", vocabulary, mentions)[0]);
    }

    private static void Sort(List<Candidate> candidates) =>
        candidates.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Referent.Id, b.Referent.Id));

    /// <summary>Parts of things carry their direction in their names; whole things have it only among their like.</summary>
    private static double DirectionFit(NounPhrase phrase, Referent thing)
    {
        if (thing.Kind == ReferentKind.Object) return 0;
        IEnumerable<Direction> said = phrase.Directions;
        double fit = 0;
        foreach (Direction direction in said)
            fit += thing.Directions.Contains(direction) ? RightDirection : thing.Directions.IsEmpty ? 0 : WrongDirection;
        return fit;
    }

    /// <summary>Equal words mean the thing they meant before; other words for a thing's kind, said in one breath, mean another thing.</summary>
    private static double Discourse(NounPhrase phrase, Referent thing, ImmutableArray<Mention> mentions)
    {
        double fit = 0;
        foreach (Mention mention in mentions)
        {
            if (mention.Phrase.Pronoun is not null || mention.Phrase.Head.Length == 0 || phrase.Head.Length == 0) continue;
            bool sameWords = mention.Phrase.Head == phrase.Head;
            bool sameThing = mention.Referents.Any(r => r.Id == thing.Id);
            bool sameKind = mention.Referents.Any(r => r.Kind == thing.Kind && r.Owner?.Description.Category == thing.Owner?.Description.Category);
            if (sameWords && sameThing && phrase.Directions.SequenceEqual(mention.Phrase.Directions)) fit = Math.Max(fit, 1);
            else if (!sameWords && sameKind && thing.Kind == ReferentKind.Object) fit = Math.Min(fit, -1.5);
        }

        return fit;
    }

    private void Compare(List<Candidate> candidates, int peers, NounPhrase phrase, SceneVocabulary vocabulary, ImmutableArray<Mention> mentions)
    {
        Referent[] compared = [.. candidates.Take(peers).Select(c => c.Referent)];
        foreach (Direction direction in phrase.Directions)
        {
            if (compared.All(c => c.Kind == ReferentKind.Object)) Add(SpatialJudge.Order(compared, direction, vocabulary.Scene));
        }

        foreach (Complement place in phrase.Places) Add(PlaceFit(place, compared, phrase.Head, vocabulary, mentions));

        void Add(double[] fits)
        {
            // The others are not compared, and cannot gain by it.
            double most = fits.DefaultIfEmpty(0).Max();
            for (int i = 0; i < candidates.Count; i++) candidates[i] = candidates[i] with { Score = candidates[i].Score + (i < fits.Length ? fits[i] : most) };
        }
    }

    /// <param name="place">Where something is said to be.</param>
    /// <param name="compared">What it may be.</param>
    /// <param name="called">The noun it is called by.</param>
    /// <param name="vocabulary">The scene.</param>
    /// <param name="mentions">What was spoken of before.</param>
    private double[] PlaceFit(Complement place, Referent[] compared, string called, SceneVocabulary vocabulary, ImmutableArray<Mention> mentions)
    {
        if (place.Objects.IsEmpty)
        {
            return place.Relation.Direction is { } direction && !place.Relation.Anchored
                ? SpatialJudge.Order(compared, direction, vocabulary.Scene)
                : new double[compared.Length];
        }

        List<ImmutableArray<Referent>> anchors = [];
        foreach (NounPhrase phrase in place.Objects)
        {
            ImmutableArray<Referent> found = Anchors(phrase, place.Relation, compared, called, vocabulary, mentions);
            if (found.IsEmpty) return new double[compared.Length];
            anchors.Add(found);
        }

        if (place.Relation.Kind == RelationKind.Between && anchors.Count == 2) return BetweenFit(place.Relation, compared, anchors[0], anchors[1], vocabulary.Scene);
        List<Referent> all = [.. anchors.SelectMany(a => a)];
        return SpatialJudge.Fit(PartOf(place, all), compared, all, vocabulary.Scene);
    }

    /// <summary>Of two phrases that may each mean several things, the pair of different things that fits best.</summary>
    private static double[] BetweenFit(Relation relation, Referent[] compared, ImmutableArray<Referent> one, ImmutableArray<Referent> other, SceneGraph scene)
    {
        double[] best = [.. compared.Select(_ => double.NegativeInfinity)];
        foreach (Referent a in one)
        {
            foreach (Referent b in other.Where(b => b.Id != a.Id || (one.Length == 1 && other.Length == 1)))
            {
                double[] fits = SpatialJudge.Fit(relation, compared, [a, b], scene);
                for (int i = 0; i < fits.Length; i++)
                {
                    if (compared[i].Id != a.Id && compared[i].Id != b.Id) best[i] = Math.Max(best[i], fits[i]);
                }
            }
        }

        return [.. best.Select(fit => double.IsNegativeInfinity(fit) ? WrongDirection : fit)];
    }

    /// <summary>"from the table center": of a thing that is the only one of its kind, a direction means the part of it.</summary>
    private static Relation PartOf(Complement place, List<Referent> anchors)
    {
        bool whole = place.Relation.Kind is RelationKind.On or RelationKind.In or RelationKind.From or RelationKind.To && anchors is [{ Kind: ReferentKind.Object }];
        return whole && place.Objects is [{ Directions: [{ } direction] }] ? new Relation(RelationKind.Toward, direction, Inside: true) : place.Relation;
    }

    /// <summary>What a thing is said to be by: the best match and its equals.</summary>
    private ImmutableArray<Referent> Anchors(
        NounPhrase phrase, Relation relation, Referent[] compared, string called, SceneVocabulary vocabulary, ImmutableArray<Mention> mentions)
    {
        if (FunctionWords.Nowhere.Contains(phrase.Head) && phrase.Of is null) return [];
        if (phrase.Pronoun is not null)
            return [.. Antecedents(mentions).Where(m => !m.Referents.Any(r => compared.Any(c => c.Id == r.Id))).Take(1).SelectMany(m => m.Referents)];
        IEnumerable<Referent> parts = relation.Kind is RelationKind.Between or RelationKind.NextTo ? [] : vocabulary.Regions;
        IEnumerable<Referent> things = vocabulary.Objects.Concat(parts).Where(t => compared.Length > 1 || t.Id != compared[0].Id);
        List<Candidate> candidates = Resolve(phrase, things, vocabulary, mentions);
        if (candidates.Count == 0 || !candidates[0].IsPlausible) return [];
        // Other words mean other things: in "the bowl beside the dish" the dish is no bowl, if there is another.
        Candidate[] others = [.. candidates.Where(c => c.IsPlausible && (phrase.Head == called || compared.All(x => x.Owner?.Description.Category != c.Referent.Owner?.Description.Category)))];
        if (others.Length > 0) candidates = [.. others];
        double best = candidates[0].Score;
        ReferentKind kind = candidates[0].Referent.Kind;
        return [.. candidates.Where(c => c.Score >= best - 1 && c.Referent.Kind == kind).Select(c => c.Referent)];
    }
}
