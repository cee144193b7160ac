namespace Robotics.Core.Tasks;

/// <summary>The task ended.</summary>
public sealed record TaskEnded(TaskStep At, TaskOutcome Outcome) : TaskEvent(At);
