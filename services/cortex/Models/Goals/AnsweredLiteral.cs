namespace Robotics.Cortex.Models.Goals;

/// <summary>One literal of a goal as a model answers it.</summary>
internal sealed record AnsweredLiteral
{
    public required PredicateKind Predicate { get; init; }

    public required string Subject { get; init; }

    public required string? Target { get; init; }

    /// <summary>From 0.</summary>
    public required int Stage { get; init; }

    /// <summary>The words of the instruction that name the subject.</summary>
    public required string SubjectWords { get; init; }

    /// <summary>The words that name the target; empty without one.</summary>
    public required string TargetWords { get; init; }
}
