namespace Robotics.Cortex.TaskLoop;

/// <summary>Chooses what is done about a failed try: cause-specific, planned up front (FrankenBot's multi-level handlers), and bounded.</summary>
internal static class RecoveryPolicy
{
    /// <summary>Causes that nothing the brain can do will mend.</summary>
    public static bool IsFinal(Cause cause) => cause is Cause.BodyStopped or Cause.LeaseLost or Cause.Diverged or Cause.Cancelled
        or Cause.Unavailable or Cause.Internal;

    /// <summary>Whether the way in which it was done is to blame, so that it is not done that way again.</summary>
    public static bool BlamesTheChoice(Cause cause) => !IsFinal(cause)
        && cause is not (Cause.MovedByOther or Cause.NotSeen or Cause.PreconditionLost or Cause.WrongObject);

    /// <summary>The recovery for the n-th failure of a subgoal (from 1), of those that it allows; null when none is left.</summary>
    /// <param name="subgoal">What failed.</param>
    /// <param name="cause">Why.</param>
    /// <param name="failures">How often, this time included.</param>
    /// <param name="canRetry">Whether what must hold before it still does.</param>
    /// <param name="mayReplan">Whether the task may make another plan.</param>
    public static RecoveryKind? Choose(Subgoal subgoal, Cause cause, int failures, bool canRetry, bool mayReplan)
    {
        if (IsFinal(cause)) return null;
        bool another = canRetry && failures <= subgoal.RetryBudget;
        foreach (RecoveryKind recovery in Preferred(cause))
        {
            bool possible = recovery == RecoveryKind.Replan ? mayReplan && !another : another;
            if (possible && (recovery == RecoveryKind.LookAgain || subgoal.Recoveries.Contains(recovery))) return recovery;
        }

        // A plan that can still be retried is given up only when no kind of retry fits.
        if (mayReplan && subgoal.Recoveries.Contains(RecoveryKind.Replan)) return RecoveryKind.Replan;
        return subgoal.Recoveries.Contains(RecoveryKind.AskOperator) ? RecoveryKind.AskOperator : null;
    }

    private static ImmutableArray<RecoveryKind> Preferred(Cause cause) => cause switch
    {
        Cause.Missed or Cause.Slipped or Cause.Dropped => [RecoveryKind.AnotherGrasp, RecoveryKind.Retry, RecoveryKind.Retreat, RecoveryKind.Replan],
        Cause.NoGrasp or Cause.NoPath or Cause.Unreachable or Cause.Blocked or Cause.Collision =>
            [RecoveryKind.Retreat, RecoveryKind.AnotherGrasp, RecoveryKind.Retry, RecoveryKind.Replan],
        Cause.MovedByOther or Cause.NotSeen => [RecoveryKind.LookAgain, RecoveryKind.Retry, RecoveryKind.Replan],
        _ => [RecoveryKind.Retry, RecoveryKind.AnotherGrasp, RecoveryKind.Retreat, RecoveryKind.Replan],
    };
}
