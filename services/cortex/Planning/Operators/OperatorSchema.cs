namespace Robotics.Cortex.Planning.Operators;

/// <summary>One operator: a kind of step, its conditions and effects, and the skill that carries it out.</summary>
internal sealed record OperatorSchema
{
    public required string Name { get; init; }

    public required ImmutableArray<TypedName> Parameters { get; init; }

    public required Formula Precondition { get; init; }

    public required Formula Effect { get; init; }

    /// <summary>What the search minimises the sum of; at least 1.</summary>
    public required int Cost { get; init; }

    public required SkillVerb Verb { get; init; }

    /// <summary>Variables or constants: the object, and for Place and Push the relation and the target.</summary>
    public required ImmutableArray<string> SkillTerms { get; init; }

    public required int StepBudget { get; init; }

    public required int RetryBudget { get; init; }

    public required ImmutableArray<RecoveryKind> Recoveries { get; init; }
}
