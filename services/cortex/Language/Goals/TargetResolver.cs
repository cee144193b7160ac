using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.Parsing;
using Robotics.Cortex.Language.Reference;

namespace Robotics.Cortex.Language.Goals;

/// <summary>What a phrase of place offers as a destination: regions of things, things without regions, and places of the workspace.</summary>
internal sealed class TargetResolver
{
    private const double Unfit = -3;

    /// <summary>"in the rear section of" something does not mean behind it.</summary>
    private const double OutsideOf = 3;

    /// <summary>A side that the scene has no name for, where it has names for other sides.</summary>
    private const double Unnamed = 1;

    /// <summary>Called by its own name, which its owner's other regions have only from the owner.</summary>
    private const double LevelFit = 1.5;

    /// <summary>Words of labels that name the workspace rather than a thing on it.</summary>
    private static readonly string[] WorkspaceWords = ["kitchen", "living", "room", "study", "main", "table", "floor", "next", "to"];

    private readonly PhraseResolver _phrases;

    public TargetResolver(PhraseResolver phrases) => _phrases = phrases;

    /// <summary>The targets that a complement may mean, best first.</summary>
    /// <param name="place">The complement; with objects, or open.</param>
    /// <param name="themes">What is to go there: it cannot go onto itself.</param>
    /// <param name="reading">What was understood before.</param>
    /// <param name="vocabulary">The scene.</param>
    public ImmutableArray<Target> Resolve(Complement place, ImmutableArray<Referent> themes, Reading reading, SceneVocabulary vocabulary)
    {
        HashSet<string> taken = [.. themes.Select(t => t.Id)];
        IEnumerable<Target> targets = place.Objects.IsEmpty || place.Objects[0].Pronoun is not null
            ? Anaphoric(place.Relation, taken, reading, vocabulary)
            : place.Relation.Kind == RelationKind.Toward
                ? Directed(place, taken, reading, vocabulary)
                : Named(place, taken, reading, vocabulary);
        bool forSuch = place.Objects is [{ ForSuch: true }, ..];
        targets = targets.Select(t => t with { Score = t.Score + Affordances.Of(place.Relation.Kind, t.Referent, themes) + (forSuch ? Affordances.OfSuch(t.Referent, themes) : 0) });
        return [.. targets.OrderByDescending(t => t.Score).ThenBy(t => t.Referent.Id, StringComparer.Ordinal).Take(6)];
    }

    private IEnumerable<Target> Named(Complement place, HashSet<string> taken, Reading reading, SceneVocabulary vocabulary)
    {
        bool beside = place.Relation.Kind is RelationKind.NextTo or RelationKind.Between;
        IEnumerable<Referent> things = beside
            ? vocabulary.Objects
            : vocabulary.Objects.Where(o => o.Owner!.Description.Regions.IsEmpty).Concat(vocabulary.Regions);
        if (place.Relation.Kind == RelationKind.Under) things = vocabulary.Objects;
        List<Candidate> candidates = _phrases.Resolve(place.Objects[0], things, vocabulary, reading.Mentions);

        // "the middle bowl" counts the bowl in the hand too, but nothing goes onto itself.
        foreach (Candidate candidate in candidates.Where(c => c.IsPlausible && !taken.Contains(c.Referent.Owner?.Id ?? "")))
        {
            if (place.Relation.Kind == RelationKind.Under && Below(candidate, vocabulary) is { } below) yield return below;
            double score = candidate.Score + RelationFit(place.Relation.Kind, candidate.Referent, place.Objects[0]) + Salience(candidate.Referent, reading);
            yield return new Target(KindFor(place.Relation.Kind, candidate.Referent), candidate.Referent, score, FitOf(candidate));
        }
    }

    private static double FitOf(Candidate candidate) => Math.Max(candidate.Match.Head, candidate.Match.Coverage);

    /// <summary>"under the shelf": the lowest inside region of the thing, where it has several.</summary>
    private static Target? Below(Candidate candidate, SceneVocabulary vocabulary)
    {
        Referent[] levels = [.. vocabulary.Regions.Where(r => r.Owner!.Id == candidate.Referent.Id && r.Region!.Kind == RegionKind.Inside).OrderBy(r => r.Centre.Z)];
        return levels.Length > 1 ? new Target(PredicateKind.In, levels[0], candidate.Score + 1, FitOf(candidate)) : null;
    }

    private static PredicateKind KindFor(RelationKind relation, Referent target) => relation switch
    {
        RelationKind.NextTo or RelationKind.Between => PredicateKind.NextTo,
        RelationKind.Under => PredicateKind.Under,
        _ => target.Region is { Kind: RegionKind.Inside } && target.Kind == ReferentKind.Region ? PredicateKind.In : PredicateKind.On,
    };

    /// <summary>People put things into what is hollow and onto what is flat; what has neither takes both.</summary>
    private static double RelationFit(RelationKind relation, Referent target, NounPhrase? said = null)
    {
        if (relation == RelationKind.On && said is { Head.Length: > 0 } && IsLevel(target, said.Head)) return LevelFit;
        bool? inside = target.Kind == ReferentKind.Region ? target.Region!.Kind == RegionKind.Inside : null;
        return relation switch
        {
            RelationKind.On when inside == true => Unfit,
            RelationKind.In when inside == false => said is not null && target.Owner!.Description.Names.Any(name => name.EndsWith(said.Head, StringComparison.Ordinal)) ? Unfit / 3 : Unfit,
            RelationKind.To when inside == true => -0.5,
            _ => 0,
        };
    }

    /// <summary>Of a shelf that is an inside, things are put on it all the same: it bears a name of its own that is not what it belongs to.</summary>
    private static bool IsLevel(Referent target, string noun) =>
        target.Kind == ReferentKind.Region && target.Region!.Kind == RegionKind.Inside && target.ArticulationIndex is null && target.Region.Names.Contains(noun);

    /// <summary>"the drawer" is the one that was spoken of, or else the one that is open.</summary>
    private static double Salience(Referent target, Reading reading)
    {
        if (target.Kind != ReferentKind.Region || target.ArticulationIndex is not int index) return 0;
        bool mentioned = reading.Mentions.Any(m => m.Referents.Any(r => r.Owner?.Id == target.Owner!.Id && r.ArticulationIndex == index));
        if (mentioned) return 2;
        return target.Owner!.Description.Articulations[index].IsActive(target.Owner.ArticulationPositions[index]) ? 1 : 0;
    }

    /// <summary>"to the right of the plate": a region of the thing itself, a place that is named so, or the relation in space.</summary>
    private IEnumerable<Target> Directed(Complement place, HashSet<string> taken, Reading reading, SceneVocabulary vocabulary)
    {
        List<Candidate> anchors = _phrases.Resolve(place.Objects[0], vocabulary.Objects.Where(o => !taken.Contains(o.Id)), vocabulary, reading.Mentions);
        return anchors.Where(a => a.IsPlausible).Take(4).SelectMany(anchor => Beside(place.Relation, anchor.Referent, anchor.Score, FitOf(anchor), vocabulary));
    }

    private static IEnumerable<Target> Beside(Relation relation, Referent anchor, double score, double fit, SceneVocabulary vocabulary)
    {
        Direction direction = relation.Direction ?? Direction.Middle;
        bool within = relation.Inside || !Directions.IsHorizontal(direction);
        Referent? region = vocabulary.Regions.FirstOrDefault(r => r.Owner!.Id == anchor.Owner!.Id && r.Directions.Contains(direction)
                                                                  && (relation.Inside || r.Region!.Kind == RegionKind.Surface));
        if (within && region is not null)
        {
            yield return new Target(KindFor(RelationKind.To, region), region, score, fit);
            yield break;
        }

        foreach (Referent named in vocabulary.Places.Where(p => p.Directions.Contains(direction) && IsNamedAfter(p, anchor)))
        {
            yield return new Target(PredicateKind.On, named, score, fit);
            yield break;
        }

        if (direction == Direction.Top && vocabulary.Regions.Where(r => r.Owner!.Id == anchor.Id && r.Region!.Kind == RegionKind.Surface).ToArray() is [{ } surface])
        {
            yield return new Target(PredicateKind.On, surface, score, fit);
            yield break;
        }

        PredicateKind kind = direction switch
        {
            Direction.Left => PredicateKind.LeftOf,
            Direction.Right => PredicateKind.RightOf,
            Direction.Front => PredicateKind.InFrontOf,
            Direction.Back => PredicateKind.Behind,
            _ => PredicateKind.On,
        };
        yield return new Target(kind, region ?? anchor, score - (relation.Inside ? OutsideOf : Unnamed), fit);
    }

    /// <summary>Whether a place's label speaks of the thing: every word of it that is no direction is one of the thing's own.</summary>
    private static bool IsNamedAfter(Referent place, Referent anchor)
    {
        string[] words = [.. place.Region!.Label.Split('_').Where(w => w != "region" && Directions.Of(w) is null)];
        HashSet<string> own = [.. anchor.Owner!.Description.Category.Split('_'), .. anchor.Owner.Description.Names.SelectMany(n => n.Split(' ')), .. anchor.Owner.Description.Attributes];
        string[] telling = [.. words.Where(w => own.Contains(w) || !WorkspaceWords.Contains(w))];
        return telling.Length > 0 && telling.All(own.Contains) && !words.Contains("next");
    }

    /// <summary>"on it", "inside", "there", "to its right": what was spoken of last that can take something.</summary>
    private IEnumerable<Target> Anaphoric(Relation relation, HashSet<string> taken, Reading reading, SceneVocabulary vocabulary)
    {
        double score = 0;
        foreach (Mention mention in PhraseResolver.Antecedents(reading.Mentions))
        {
            foreach (Referent referent in mention.Referents)
            {
                if (taken.Contains(referent.Owner?.Id ?? referent.Id)) continue;
                foreach (Target target in OfAntecedent(relation, referent, score, vocabulary)) yield return target;
            }

            score -= 1.5;
        }
    }

    private static IEnumerable<Target> OfAntecedent(Relation relation, Referent referent, double score, SceneVocabulary vocabulary)
    {
        if (relation.Kind == RelationKind.Toward)
        {
            Referent anchor = referent.Kind == ReferentKind.Object ? referent : vocabulary.Find(referent.Owner?.Id ?? "") ?? referent;
            return anchor.Kind == ReferentKind.Object ? Beside(relation, anchor, score, 1, vocabulary) : [];
        }

        if (relation.Kind is RelationKind.NextTo or RelationKind.Between or RelationKind.Under)
            return referent.Owner is null ? [] : [new Target(KindFor(relation.Kind, referent), referent, score, 1)];
        if (referent.Kind is ReferentKind.Region or ReferentKind.Place)
            return [new Target(KindFor(relation.Kind, referent), referent, score + (0.5 * RelationFit(relation.Kind, referent)), 1)];
        Referent[] regions = [.. vocabulary.Regions.Where(r => r.Owner!.Id == referent.Owner!.Id && (referent.Kind == ReferentKind.Object || IsMovedBy(r, referent)))];
        if (regions.Length == 0)
            return referent.Kind == ReferentKind.Object ? [new Target(KindFor(relation.Kind, referent), referent, score + RelationFit(relation.Kind, referent), 1)] : OfAntecedent(relation, vocabulary.Find(referent.Owner!.Id)!, score, vocabulary);
        return regions.Select(r => new Target(KindFor(relation.Kind, r), r, score + RelationFit(relation.Kind, r), 1));
    }

    private static bool IsMovedBy(Referent region, Referent articulation) =>
        region.Region!.Articulation == articulation.ArticulationIndex || region.Region.Access == articulation.ArticulationIndex;
}
