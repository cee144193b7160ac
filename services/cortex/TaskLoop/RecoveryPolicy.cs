namespace Robotics.Cortex.TaskLoop;

/// <summary>Chooses what is done about a failed try: cause-specific, planned up front (FrankenBot's multi-level handlers), and bounded.</summary>
internal static class RecoveryPolicy
{
    /// <summary>Causes that nothing the brain can do will mend.</summary>
    public static bool IsFinal(Cause cause) => cause is Cause.BodyStopped or Cause.LeaseLost or Cause.Diverged or Cause.Cancelled
        or Cause.Unavailable or Cause.Internal;

    /// <summary>The recovery for the n-th failure of a subgoal (from 1), of those that it allows; null when none is left.</summary>
    public static RecoveryKind? Choose(Subgoal subgoal, Cause cause, int failures, bool mayReplan)
    {
        if (IsFinal(cause)) return null;
        bool stateChanged = cause is Cause.PreconditionLost or Cause.Dropped or Cause.WrongObject or Cause.Misplaced;
        if (mayReplan && (stateChanged || failures > subgoal.RetryBudget) && Allows(RecoveryKind.Replan)) return RecoveryKind.Replan;
        if (failures > subgoal.RetryBudget) return Allows(RecoveryKind.AskOperator) ? RecoveryKind.AskOperator : null;
        foreach (RecoveryKind recovery in Preferred(cause))
        {
            if (Allows(recovery) && (mayReplan || recovery != RecoveryKind.Replan)) return recovery;
        }

        return null;

        bool Allows(RecoveryKind kind) => subgoal.Recoveries.Contains(kind);
    }

    private static ImmutableArray<RecoveryKind> Preferred(Cause cause) => cause switch
    {
        Cause.Missed or Cause.Slipped => [RecoveryKind.AnotherGrasp, RecoveryKind.Retry, RecoveryKind.Retreat, RecoveryKind.Replan],
        Cause.NoGrasp or Cause.NoPath or Cause.Unreachable or Cause.Blocked or Cause.Collision =>
            [RecoveryKind.Retreat, RecoveryKind.AnotherGrasp, RecoveryKind.Replan, RecoveryKind.Retry],
        Cause.MovedByOther or Cause.NotSeen => [RecoveryKind.Retry, RecoveryKind.Retreat, RecoveryKind.Replan],
        _ => [RecoveryKind.Retry, RecoveryKind.AnotherGrasp, RecoveryKind.Retreat, RecoveryKind.Replan],
    };
}
