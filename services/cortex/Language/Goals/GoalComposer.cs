using Robotics.Cortex.Language.Reference;

namespace Robotics.Cortex.Language.Goals;

/// <summary>A reading's literals as a goal: stages, without repetition, without what a later stage undoes.</summary>
internal static class GoalComposer
{
    public static Goal? Compose(Reading reading)
    {
        List<GroundedLiteral> kept = [];
        foreach (GroundedLiteral literal in reading.Literals)
        {
            kept.RemoveAll(earlier => Undoes(literal.Predicate, earlier.Predicate));
            if (!kept.Any(earlier => earlier.Predicate == literal.Predicate)) kept.Add(literal);
        }

        if (kept.Count == 0) return null;
        return new Goal
        {
            Stages = [.. kept.GroupBy(l => l.Stage).OrderBy(g => g.Key).Select(g => g.Select(l => l.Predicate).ToImmutableArray())],
            DoNotTouch = [.. reading.Forbidden.Where(id => kept.All(l => EntityId.ObjectOf(l.Predicate.Subject) != id)).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>Equal keys mean equal goals, in whatever order their literals were said.</summary>
    public static string KeyOf(Goal goal) => string.Join(';', goal.Literals.Select(l => l.ToString()).Order(StringComparer.Ordinal));

    /// <summary>A goal in the scene's names.</summary>
    public static string Describe(Goal goal, SceneVocabulary vocabulary) => string.Join(" and ", goal.Literals.Select(l => Describe(l, vocabulary)));

    private static string Describe(Predicate literal, SceneVocabulary vocabulary)
    {
        string subject = vocabulary.Find(literal.Subject)?.Name ?? literal.Subject;
        string target = literal.Target is null ? "" : vocabulary.Find(literal.Target)?.Name ?? literal.Target;
        return literal.Kind switch
        {
            PredicateKind.Holding => $"pick up the {subject}",
            PredicateKind.Open => $"open the {subject}",
            PredicateKind.Close => $"close the {subject}",
            PredicateKind.TurnOn => $"turn on the {subject}",
            PredicateKind.TurnOff => $"turn off the {subject}",
            PredicateKind.In => $"put the {subject} in the {target}",
            PredicateKind.On => $"put the {subject} on the {target}",
            PredicateKind.LeftOf => $"put the {subject} to the left of the {target}",
            PredicateKind.RightOf => $"put the {subject} to the right of the {target}",
            PredicateKind.InFrontOf => $"put the {subject} in front of the {target}",
            PredicateKind.Behind => $"put the {subject} behind the {target}",
            PredicateKind.NextTo => $"put the {subject} next to the {target}",
            _ => $"put the {subject} under the {target}",
        };
    }

    /// <summary>What is moved elsewhere, closed after being opened, or switched back.</summary>
    private static bool Undoes(Predicate later, Predicate earlier)
    {
        if (later.Subject != earlier.Subject || later == earlier) return false;
        return (later.Kind, earlier.Kind) switch
        {
            (PredicateKind.Close, PredicateKind.Open) or (PredicateKind.Open, PredicateKind.Close) => true,
            (PredicateKind.TurnOff, PredicateKind.TurnOn) or (PredicateKind.TurnOn, PredicateKind.TurnOff) => true,
            _ => later.Target is not null && (earlier.Target is not null || earlier.Kind == PredicateKind.Holding),
        };
    }
}
