namespace Robotics.Core.Tasks;

/// <summary>A try at a subgoal began.</summary>
public sealed record SubgoalStarted(TaskStep At, Subgoal Subgoal, int Try) : TaskEvent(At);
