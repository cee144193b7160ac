namespace Robotics.Cortex.TaskLoop;

/// <summary>How one try at a subgoal ended.</summary>
internal sealed record AttemptResult(SkillOutcome Outcome, Verdict Verdict, int Steps)
{
    public bool Satisfied => Verdict.Kind == VerdictKind.Satisfied;

    /// <summary>Why it was not satisfied: the verdict's cause, else the skill's, else no progress.</summary>
    public Cause Cause =>
        Satisfied ? Cause.None
        : RecoveryPolicy.IsFinal(Outcome.Cause) ? Outcome.Cause
        : Verdict.Cause != Cause.None ? Verdict.Cause
        : Outcome.Cause != Cause.None ? Outcome.Cause
        : Cause.NoProgress;
}
