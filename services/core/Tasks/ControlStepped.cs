namespace Robotics.Core.Tasks;

/// <summary>One control step was played.</summary>
public sealed record ControlStepped(TaskStep At, Subgoal Subgoal, SkillStep Step) : TaskEvent(At);
