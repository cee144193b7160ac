namespace Robotics.Core.Bodies;

/// <summary>What became of an action chunk.</summary>
/// <param name="Steps">The steps that were played, in order.</param>
/// <param name="End">Why it ended.</param>
/// <param name="Reason">In words for an operator; empty when it was played to the end.</param>
public sealed record ChunkOutcome(ImmutableArray<AppliedStep> Steps, ChunkEnd End, string Reason = "");
