using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.Parsing;
using Robotics.Cortex.Language.Reference;

namespace Robotics.Cortex.Language.Goals;

/// <summary>Extends a reading by one clause in every believable way.</summary>
internal sealed class ClauseGrounder
{
    private const double WithoutPlace = -2;
    private const double LaterAttachment = -0.5;

    /// <summary>Nobody asks for what is so already.</summary>
    private const double Idle = -1.5;

    private readonly ThemeResolver _themes;
    private readonly TargetResolver _targets;

    public ClauseGrounder(ThemeResolver themes, TargetResolver targets) => (_themes, _targets) = (themes, targets);

    /// <summary>The readings with the clause taken in; empty when it fits nothing in the scene.</summary>
    public IEnumerable<Reading> Extend(Reading reading, Clause clause, SceneVocabulary vocabulary)
    {
        reading = reading with { Clauses = reading.Clauses + 1 };
        if (clause.Later && reading.Literals.Length > 0) reading = reading with { Stage = reading.Stage + 1 };
        return clause.Deed switch
        {
            _ when clause.Force == Force.Forbidden => Forbid(reading, clause, vocabulary),
            Deed.Open or Deed.Close or Deed.TurnOn or Deed.TurnOff => Operate(reading, clause, clause.Deed, vocabulary),
            Deed.Secure => [.. Operate(reading, clause, Deed.Close, vocabulary), .. clause.Complements.IsEmpty ? [] : Place(reading, clause, vocabulary)],
            Deed.Fill => Fill(reading, clause, vocabulary),
            Deed.Touch => [reading],
            _ => Place(reading, clause, vocabulary),
        };
    }

    /// <summary>The reading with the clause's things as spoken of, and nothing wanted.</summary>
    public Reading Mention(Reading reading, Clause clause, SceneVocabulary vocabulary)
    {
        reading = reading with { Clauses = reading.Clauses + 1 };
        ImmutableArray<NounPhrase> themes = clause.Statement ? Attachment.Described(clause.Themes, clause.Complements) : clause.Themes;
        ImmutableArray<Referent> things = [.. vocabulary.Objects, .. vocabulary.Regions];
        foreach (NounPhrase phrase in themes.Concat(clause.Complements.SelectMany(c => c.Objects)))
        {
            List<ThemeSet> sets = _themes.Resolve(phrase, things, vocabulary, reading.Mentions);
            if (phrase.Pronoun is not null)
            {
                // "it is next to the ramekin" tells which of the things it was.
                if (sets.Count == 0 || !themes.Contains(phrase)) continue;
                reading = reading.With(sets[0].Score, 1);
                reading = reading with { Mentions = reading.Mentions.Add(new Mention(phrase, sets[0].Things, true, reading.Clauses)) };
                continue;
            }

            if (sets.Count > 0 && sets[0].Fit > 0.5)
                reading = reading with { Mentions = reading.Mentions.Add(new Mention(phrase, sets[0].Things, themes.Contains(phrase), reading.Clauses, Open: true)) };
        }

        return reading;
    }

    private static ImmutableArray<Referent> Movable(SceneVocabulary vocabulary) => [.. vocabulary.Objects.Where(o => o.IsMovable)];

    private IEnumerable<Reading> Forbid(Reading reading, Clause clause, SceneVocabulary vocabulary)
    {
        foreach (NounPhrase phrase in clause.Themes)
        {
            if (clause.Deed is not (Deed.Touch or Deed.Grasp or Deed.Put or Deed.Push)) continue;
            List<ThemeSet> sets = _themes.Resolve(phrase, phrase.Other ? [] : vocabulary.Objects, vocabulary, reading.Mentions);
            if (sets.Count == 0 || sets[0].Fit < 0.6) continue;
            reading = reading with
            {
                Forbidden = reading.Forbidden.AddRange(sets[0].Things.Select(t => t.Id)),
                Notes = reading.Notes.Add($"not to be touched: {phrase.Text} → {string.Join(", ", sets[0].Things.Select(t => t.Name))}"),
            };
        }

        return [reading];
    }

    private IEnumerable<Reading> Operate(Reading reading, Clause clause, Deed deed, SceneVocabulary vocabulary)
    {
        ArticulationUse use = deed is Deed.Open or Deed.Close ? ArticulationUse.Access : ArticulationUse.Switch;
        PredicateKind kind = Enum.Parse<PredicateKind>(deed.ToString());
        ImmutableArray<Referent> parts = [.. vocabulary.Articulations.Where(a => a.Articulation!.Use == use)];
        ImmutableArray<NounPhrase> phrases = clause.Themes.IsEmpty ? [new NounPhrase { Text = "it", Pronoun = "it" }] : clause.Themes;
        phrases = phrases.SetItem(phrases.Length - 1, clause.Complements.Where(c => !c.Objects.IsEmpty && phrases[^1].Pronoun is null).Aggregate(phrases[^1], (p, c) => p.At(c)));
        IEnumerable<Reading> readings = [reading];
        foreach (NounPhrase phrase in phrases) readings = [.. readings.SelectMany(r => OperateOne(r, phrase, kind, parts, vocabulary))];
        return readings;
    }

    private IEnumerable<Reading> OperateOne(Reading reading, NounPhrase phrase, PredicateKind kind, ImmutableArray<Referent> parts, SceneVocabulary vocabulary)
    {
        foreach (ThemeSet set in _themes.Resolve(phrase, parts, vocabulary, reading.Mentions))
        {
            bool idle = set.Things.All(t => PredicateEvaluator.Evaluate(new Predicate(kind, t.Id), vocabulary.Scene) == Truth.True);
            double salience = set.Things.Any(t => reading.Mentions.Any(m => m.Referents.Any(r => r.Owner?.Id == t.Owner!.Id && r.ArticulationIndex == t.ArticulationIndex))) ? 2 : 0;
            yield return Wanted(reading, set, set.Things.Select(t => new Predicate(kind, t.Id))).With(set.Score + salience + (idle ? Idle : 0), set.Fit, Note(phrase, set.Things));
        }
    }

    /// <summary>"fill the basket with the soup", "the basket contains the soup": the place comes first.</summary>
    private IEnumerable<Reading> Fill(Reading reading, Clause clause, SceneVocabulary vocabulary)
    {
        ImmutableArray<NounPhrase> content = clause.Themes.IsEmpty || clause.Themes[0].Words.All(w => w.Role != WordRole.Content) ? [] : ContentOf(clause.Themes[0]);
        if (content.IsEmpty) return [];
        NounPhrase container = clause.Themes[0] with { Words = [.. clause.Themes[0].Words.Where(w => w.Role != WordRole.Content)] };
        Clause inverted = clause with { Deed = Deed.Put, Themes = content, Complements = [new Complement(new Relation(RelationKind.In), [container])] };
        return Place(reading, inverted, vocabulary);
    }

    private static ImmutableArray<NounPhrase> ContentOf(NounPhrase container)
    {
        PhraseWord[] words = [.. container.Words.Where(w => w.Role == WordRole.Content)];
        if (words.Length == 0) return [];
        words[^1] = words[^1] with { Role = WordRole.Head };
        return [new NounPhrase { Text = string.Join(' ', words.Select(w => w.Text)), Words = [.. words], Colours = container.Colours }];
    }

    private IEnumerable<Reading> Place(Reading reading, Clause clause, SceneVocabulary vocabulary)
    {
        bool takes = clause.Deed is not Deed.Grasp;
        double order = 0;
        foreach (Attachment attachment in Attachment.Of(clause, takes))
        {
            foreach (Reading extended in Attach(reading, clause, attachment, vocabulary)) yield return extended.With(order, 1);
            order += LaterAttachment;
        }
    }

    private IEnumerable<Reading> Attach(Reading reading, Clause clause, Attachment attachment, SceneVocabulary vocabulary)
    {
        ImmutableArray<Referent> movable = Movable(vocabulary);
        ImmutableArray<NounPhrase> phrases = attachment.Themes.IsEmpty ? [new NounPhrase { Text = "it", Pronoun = "it" }] : attachment.Themes;
        List<(ImmutableArray<ThemeSet> Sets, double Score, double Fit)> themes = [([], 0, 1)];
        foreach (NounPhrase phrase in phrases)
        {
            List<ThemeSet> sets = _themes.Resolve(phrase, movable, vocabulary, reading.Mentions);
            themes = [.. themes.SelectMany(t => sets.Where(s => s.Things.All(x => t.Sets.All(o => !o.Things.Contains(x))))
                .Select(s => (t.Sets.Add(s), t.Score + s.Score, Math.Min(t.Fit, s.Fit)))).OrderByDescending(t => t.Item2).Take(6)];
        }

        foreach ((ImmutableArray<ThemeSet> sets, double score, double fit) in themes)
        {
            Reading mentioned = reading.With(score, fit, sets.Select(s => Note(s.Phrase, s.Things)));
            mentioned = mentioned with { Mentions = mentioned.Mentions.AddRange(MentionsOf(sets, reading.Clauses)) };
            foreach (Reading placed in Bring(mentioned, clause, attachment, [.. sets.SelectMany(s => s.Things)], vocabulary)) yield return placed;
        }
    }

    /// <summary>Each phrase by itself (a pronoun too: from now on it means just this), and all of them together for a later "them".</summary>
    private static IEnumerable<Mention> MentionsOf(ImmutableArray<ThemeSet> sets, int clause)
    {
        foreach (ThemeSet set in sets)
        {
            yield return new Mention(set.Phrase, set.Things, true, clause);
        }

        if (sets.Length > 1) yield return new Mention(new NounPhrase { Text = "them", Pronoun = "them" }, [.. sets.SelectMany(s => s.Things)], true, clause);
    }

    private IEnumerable<Reading> Bring(Reading reading, Clause clause, Attachment attachment, ImmutableArray<Referent> things, SceneVocabulary vocabulary)
    {
        if (attachment.Destination is not { } destination) return [WithoutDestination(reading, clause, things, vocabulary)];
        return _targets.Resolve(destination, things, reading, vocabulary).Select(target =>
        {
            Reading placed = Placed(reading, things, target);
            bool idle = things.All(t => PredicateEvaluator.Evaluate(new Predicate(target.Kind, t.Id, target.Referent.Id), vocabulary.Scene) == Truth.True);
            if (idle) placed = placed.With(Idle, 1);
            if (destination.Objects.Any(o => o.Words.Any(w => w.Text is "closed" or "shut")) && ShutOver(target, reading.Stage) is { } shut) placed = placed with { Literals = placed.Literals.Add(shut) };
            string said = destination.Objects is [{ } noun, ..] ? noun.Text : destination.Relation.Kind.ToString().ToLowerInvariant();
            return placed.With(target.Score, target.Fit, $"{said} → {target.Kind} {target.Referent.Name}");
        });
    }

    /// <summary>What is to be inside the closed microwave needs its door closed afterwards.</summary>
    private static GroundedLiteral? ShutOver(Target target, int stage)
    {
        if (target.Referent is not { Region.Access: int access, Owner: { } owner }) return null;
        return new GroundedLiteral(new Predicate(PredicateKind.Close, EntityId.Articulation(owner.Id, owner.Description.Articulations[access].Label)), stage);
    }

    private static Reading Placed(Reading reading, ImmutableArray<Referent> things, Target target)
    {
        ImmutableArray<GroundedLiteral> literals = reading.Literals.RemoveAll(l => l.Provisional && things.Any(t => t.Id == l.Predicate.Subject));
        literals = literals.AddRange(things.Select(t => new GroundedLiteral(new Predicate(target.Kind, t.Id, target.Referent.Id), reading.Stage)));
        Mention mention = new(new NounPhrase { Text = target.Referent.Name }, [target.Referent], false, reading.Clauses);
        return reading with { Literals = literals, Mentions = reading.Mentions.Add(mention), LastTarget = target };
    }

    /// <summary>"pick up X" is to hold it; "put X" without a place goes where the last thing went.</summary>
    private static Reading WithoutDestination(Reading reading, Clause clause, ImmutableArray<Referent> things, SceneVocabulary vocabulary)
    {
        if (clause.Deed == Deed.Grasp)
        {
            IEnumerable<GroundedLiteral> held = things.Select(t => new GroundedLiteral(new Predicate(PredicateKind.Holding, t.Id), reading.Stage, Provisional: true));
            return reading with { Literals = reading.Literals.AddRange(held) };
        }

        if (reading.LastTarget is { } last && things.All(t => t.Id != last.Referent.Owner?.Id)) return Placed(reading, things, last).With(-0.5, last.Fit);
        Target? spoken = SpokenOf(reading, things, vocabulary);
        return spoken is null ? reading.With(WithoutPlace, 1) : Placed(reading, things, spoken).With(WithoutPlace / 2, spoken.Fit);
    }

    /// <summary>The container that was spoken of before: "the basket is waiting, just add the butter".</summary>
    private static Target? SpokenOf(Reading reading, ImmutableArray<Referent> things, SceneVocabulary vocabulary)
    {
        foreach (Mention mention in PhraseResolver.Antecedents(reading.Mentions))
        {
            if (mention.Referents.Length != 1 || things.Any(t => t.Owner?.Id == mention.Referents[0].Owner?.Id)) continue;
            Referent spoken = mention.Referents[0];
            Referent[] regions = spoken.Kind == ReferentKind.Region ? [spoken] : [.. vocabulary.Regions.Where(r => r.Owner!.Id == spoken.Owner!.Id)];
            if (regions.Length == 1) return new Target(regions[0].Region!.Kind == RegionKind.Inside ? PredicateKind.In : PredicateKind.On, regions[0], 0, 0.8);
        }

        return null;
    }

    private static Reading Wanted(Reading reading, ThemeSet set, IEnumerable<Predicate> literals) => reading with
    {
        Literals = reading.Literals.AddRange(literals.Select(l => new GroundedLiteral(l, reading.Stage))),
        Mentions = set.Phrase.Pronoun is null ? reading.Mentions.Add(new Mention(set.Phrase, set.Things, false, reading.Clauses)) : reading.Mentions,
    };

    private static string Note(NounPhrase phrase, ImmutableArray<Referent> things) =>
        $"{phrase.Text} → {string.Join(", ", things.Select(t => $"{t.Name} ({t.Id})"))}";
}
