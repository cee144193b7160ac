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

    /// <summary>Set when it takes unusually long, or was done unusually soon; null otherwise, and while experience is too little to say.</summary>
    public TimingAlarm? Timing { get; init; }

    /// <summary>What a language model had to do with it; null when it had nothing.</summary>
    public Consultation? Consultation { get; init; }
}
