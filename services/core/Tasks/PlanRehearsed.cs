namespace Robotics.Core.Tasks;

/// <summary>A plan was tried out on a copy of the body before anything moved, or could not be.</summary>
/// <param name="At">The real body's time, which does not pass meanwhile.</param>
/// <param name="Number">The plan's number within the task.</param>
/// <param name="End">How it ended.</param>
/// <param name="Text">In words for an operator: what failed, or was hit.</param>
/// <param name="Steps">Control steps of the copy; 0 when the result was known from before.</param>
public sealed record PlanRehearsed(TaskStep At, int Number, RehearsalEnd End, string Text, long Steps) : TaskEvent(At)
{
    /// <summary>What a language model had to do with the plan that was tried, where it was made for the trial; null when it had nothing.</summary>
    public Consultation? Consultation { get; init; }
}
