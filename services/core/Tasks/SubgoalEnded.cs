namespace Robotics.Core.Tasks;

/// <summary>A try at a subgoal ended.</summary>
public sealed record SubgoalEnded(TaskStep At, Subgoal Subgoal, SkillOutcome Outcome, Verdict Verdict, long Steps) : TaskEvent(At);
