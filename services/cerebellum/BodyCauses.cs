namespace Robotics.Cerebellum;

/// <summary>What the ends of chunks and of sessions mean for a try.</summary>
internal static class BodyCauses
{
    public static Cause Of(ChunkEnd end) => end switch
    {
        ChunkEnd.Played => Cause.None,
        ChunkEnd.Preempted => Cause.Cancelled,
        ChunkEnd.LeaseLost => Cause.LeaseLost,
        ChunkEnd.Diverged => Cause.Diverged,
        _ => Cause.BodyStopped,
    };

    public static (Cause Cause, string Text) Of(EndReason why) => why switch
    {
        EndReason.Finished or EndReason.Satisfied => (Cause.None, "Ended: the subgoal is reached."),
        EndReason.OutOfBudget => (Cause.BudgetExhausted, "The budget of steps is used up."),
        EndReason.Cancelled => (Cause.Cancelled, "The task was cancelled or the body stopped."),
        _ => (Cause.NoProgress, "Ended by the verifier."),
    };
}
