namespace Robotics.Core.Verification;

/// <summary>What the verifier says of a subgoal after the scenes it has seen.</summary>
public sealed record Verdict
{
    public required VerdictKind Kind { get; init; }

    /// <summary>None unless violated.</summary>
    public Cause Cause { get; init; }

    /// <summary>In words for an operator.</summary>
    public required string Text { get; init; }

    public required TaskStep At { get; init; }

    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>Probability of so long a duration under the expected one, when it is early or late; null otherwise.</summary>
    public double? DurationAlarm { get; init; }
}
