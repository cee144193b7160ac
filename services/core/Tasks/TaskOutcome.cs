namespace Robotics.Core.Tasks;

/// <summary>How a task ended.</summary>
public sealed record TaskOutcome
{
    /// <summary>The brain's claim that the goal is reached; an environment's own check is somebody else's.</summary>
    public required bool Claimed { get; init; }

    /// <summary>None when claimed.</summary>
    public required Cause Cause { get; init; }

    /// <summary>In words for an operator: what happened, and what would help.</summary>
    public required string Text { get; init; }

    /// <summary>Control steps that it took.</summary>
    public required long Steps { get; init; }

    public required int Recoveries { get; init; }

    /// <summary>The question that nobody answered; null when there was none.</summary>
    public Question? Question { get; init; }
}
