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

    /// <summary>The recovery, of those that the subgoal allows; null when none is left.</summary>
    public static RecoveryKind? Choose(Failure failure, bool mayReplan)
    {
        if (IsFinal(failure.Cause)) return null;
        ImmutableArray<RecoveryKind> allowed = failure.Subgoal.Recoveries;
        if (failure.CanRetry && failure.Count <= failure.Subgoal.RetryBudget)
        {
            foreach (RecoveryKind recovery in Retries(failure.Cause))
            {
                // Where no way was found nothing changes by itself: what did not help will not help the next time.
                bool spent = FoundNoWay(failure.Cause) && failure.Spent.Contains(recovery);
                if (!spent && (recovery == RecoveryKind.LookAgain || allowed.Contains(recovery))) return recovery;
            }
        }

        if (mayReplan && allowed.Contains(RecoveryKind.Replan)) return RecoveryKind.Replan;
        return allowed.Contains(RecoveryKind.AskOperator) ? RecoveryKind.AskOperator : null;
    }

    private static bool FoundNoWay(Cause cause) => cause is Cause.NoGrasp or Cause.NoPath or Cause.Unreachable;

    /// <summary>What leads to another try, best first.</summary>
    private static ImmutableArray<RecoveryKind> Retries(Cause cause) => cause switch
    {
        _ when FoundNoWay(cause) => [RecoveryKind.Retreat, RecoveryKind.LookAgain],
        Cause.Missed or Cause.Slipped or Cause.Dropped => [RecoveryKind.AnotherGrasp, RecoveryKind.Retry, RecoveryKind.Retreat],
        Cause.Blocked or Cause.Collision => [RecoveryKind.Retreat, RecoveryKind.AnotherGrasp, RecoveryKind.Retry],
        Cause.MovedByOther or Cause.NotSeen => [RecoveryKind.LookAgain],
        _ => [RecoveryKind.Retry, RecoveryKind.AnotherGrasp, RecoveryKind.Retreat],
    };
}
