namespace Robotics.Core.Tasks;

/// <summary>A try at a subgoal began.</summary>
/// <param name="Try">From 1; 0 for a motion that is no part of the plan, such as a retreat.</param>
public sealed record SubgoalStarted(TaskStep At, Subgoal Subgoal, int Try) : TaskEvent(At);
