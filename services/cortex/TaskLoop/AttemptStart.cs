namespace Robotics.Cortex.TaskLoop;

/// <summary>What a try at a subgoal begins with.</summary>
internal sealed record AttemptStart(CommandLease Lease, TriedEdges Tried, DurationModel Expected);
