namespace Robotics.Protos.Mapping;

/// <summary>Plans and their steps: words of the domain to messages of the wire, and back.</summary>
internal static class PlanMapping
{
    public static V1.Subgoal ToWire(this Subgoal subgoal)
    {
        V1.Subgoal message = new()
        {
            Id = subgoal.Id,
            Verb = EnumMap<SkillVerb, V1.SkillVerb>.ToWire(subgoal.Verb),
            Object = subgoal.Object,
            Toward = subgoal.Toward?.ToWire(),
            StepBudget = subgoal.StepBudget,
            RetryBudget = subgoal.RetryBudget,
            Sentence = subgoal.Sentence,
            Topic = subgoal.Topic,
        };
        if (subgoal.Target is { } target) message.Target = target;
        if (subgoal.Relation is { } relation) message.Relation = EnumMap<PredicateKind, V1.PredicateKind>.ToWire(relation);
        message.Precondition.AddRange(subgoal.Precondition.Select(GoalMapping.ToWire));
        message.Hold.AddRange(subgoal.Hold.Select(GoalMapping.ToWire));
        message.Postcondition.AddRange(subgoal.Postcondition.Select(GoalMapping.ToWire));
        message.Recoveries.AddRange(subgoal.Recoveries.Select(ToWire));
        return message;
    }

    public static Subgoal FromWire(this V1.Subgoal? message)
    {
        V1.Subgoal subgoal = message.Present("a.subgoal");
        return new()
        {
            Id = subgoal.Id,
            Verb = EnumMap<SkillVerb, V1.SkillVerb>.FromWire(subgoal.Verb),
            Object = subgoal.Object,
            Target = subgoal.HasTarget ? subgoal.Target : null,
            Relation = subgoal.HasRelation ? EnumMap<PredicateKind, V1.PredicateKind>.FromWire(subgoal.Relation) : null,
            Toward = subgoal.Toward?.FromWire(),
            Precondition = [.. subgoal.Precondition.Select(GoalMapping.FromWire)],
            Hold = [.. subgoal.Hold.Select(GoalMapping.FromWire)],
            Postcondition = [.. subgoal.Postcondition.Select(GoalMapping.FromWire)],
            StepBudget = subgoal.StepBudget,
            RetryBudget = subgoal.RetryBudget,
            Recoveries = [.. subgoal.Recoveries.Select(FromWire)],
            Sentence = subgoal.Sentence,
            Topic = subgoal.Topic,
        };
    }

    public static V1.RecoveryKind ToWire(this RecoveryKind recovery) => EnumMap<RecoveryKind, V1.RecoveryKind>.ToWire(recovery);

    public static RecoveryKind FromWire(this V1.RecoveryKind recovery) => EnumMap<RecoveryKind, V1.RecoveryKind>.FromWire(recovery);

    public static V1.PlanOutcome ToWire(this PlanOutcome outcome)
    {
        V1.PlanOutcome message = new() { Plan = outcome.Plan is { } plan ? ToWire(plan) : null, Consultation = outcome.Consultation?.ToWire() };
        if (outcome.Impossible is { } why) message.Impossible = why;
        return message;
    }

    public static PlanOutcome FromWire(this V1.PlanOutcome? outcome) =>
        new(outcome.Present().Plan is { } plan ? FromWire(plan) : null, outcome!.HasImpossible ? outcome.Impossible : null)
        {
            Consultation = outcome.Consultation?.FromWire(),
        };

    public static IEnumerable<V1.TriedEdge> ToWire(this TriedEdges tried) =>
        tried.Edges.Select(e => new V1.TriedEdge { State = e.State, Step = e.Step, Choice = e.Choice });

    public static TriedEdges FromWire(this IEnumerable<V1.TriedEdge> tried) => new([.. tried.Select(e => new TriedEdge(e.State, e.Step, e.Choice))]);

    private static V1.Plan ToWire(Plan plan)
    {
        V1.Plan message = new() { Goal = plan.Goal.ToWire(), Expansions = plan.Expansions };
        message.Subgoals.AddRange(plan.Subgoals.Select(ToWire));
        return message;
    }

    private static Plan FromWire(V1.Plan plan) => new(plan.Goal.FromWire(), [.. plan.Subgoals.Select(FromWire)], plan.Expansions);
}
