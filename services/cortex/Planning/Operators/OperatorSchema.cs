namespace Robotics.Cortex.Planning.Operators;

/// <summary>One operator: a kind of step, its conditions and effects, and the skill (or an environment's own action) that carries it out.</summary>
internal sealed record OperatorSchema
{
    public required string Name { get; init; }

    public required ImmutableArray<TypedName> Parameters { get; init; }

    public required Formula Precondition { get; init; }

    public required Formula Effect { get; init; }

    /// <summary>What the search minimises the sum of; at least 1.</summary>
    public required int Cost { get; init; }

    /// <summary>The skill; null for an operator of an environment's own actions.</summary>
    public required SkillVerb? Skill { get; init; }

    /// <summary>What the environment calls the action, in lower case; null for an operator of skills.</summary>
    public string? Act { get; init; }

    /// <summary>The skill.</summary>
    /// <exception cref="RoboticsException">Internal: there is none.</exception>
    public SkillVerb Verb => Skill ?? throw new RoboticsException(ErrorCode.Internal, $"The operator '{Name}' is carried out by no skill.");

    /// <summary>Variables or constants: the object, and for Place and Push the relation and the target.</summary>
    public required ImmutableArray<string> SkillTerms { get; init; }

    public required int StepBudget { get; init; }

    public required int RetryBudget { get; init; }

    public required ImmutableArray<RecoveryKind> Recoveries { get; init; }
}
