namespace Robotics.Cortex.Models.Plans;

/// <summary>One step of a plan as a model answers it.</summary>
internal sealed record AnsweredStep
{
    public required SkillVerb Verb { get; init; }

    public required string Object { get; init; }

    public required PredicateKind? Relation { get; init; }

    public required string? Target { get; init; }
}
