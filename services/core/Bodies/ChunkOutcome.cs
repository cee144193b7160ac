namespace Robotics.Core.Bodies;

/// <summary>What became of an action chunk.</summary>
/// <param name="Steps">The steps that were played, in order; after the rows those in which the arm was brought to rest, if it was interrupted.</param>
/// <param name="End">Why it ended.</param>
/// <param name="Reason">In words for an operator; empty when it was played to the end.</param>
public sealed record ChunkOutcome(ImmutableArray<AppliedStep> Steps, ChunkEnd End, string Reason = "")
{
    /// <summary>The last two seconds of states and commands, oldest first, when a reflex, a divergence or a lost body ended it; empty otherwise.</summary>
    public ImmutableArray<MotionSample> LastMotion { get; init; } = [];
}
