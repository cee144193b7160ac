namespace Robotics.Core.Tasks;

/// <summary>A plan was made, or made anew; or none was found.</summary>
public sealed record PlanMade(TaskStep At, PlanOutcome Outcome, int Number) : TaskEvent(At);
