namespace Robotics.Core.Tasks;

/// <summary>A subgoal failed, and this is done about it.</summary>
public sealed record RecoveryChosen(TaskStep At, Subgoal Subgoal, RecoveryKind Recovery, Cause Cause, string Text) : TaskEvent(At);
