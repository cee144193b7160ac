namespace Robotics.Core.Tasks;

/// <summary>The verifier judged the running subgoal.</summary>
public sealed record SubgoalJudged(TaskStep At, Subgoal Subgoal, Verdict Verdict) : TaskEvent(At);
