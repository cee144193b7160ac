namespace Robotics.Sim.Evaluation.Results;

/// <summary>What was done about a failed subgoal.</summary>
/// <param name="Step">Control steps since the task began.</param>
/// <param name="Subgoal">The subgoal's sentence.</param>
/// <param name="Recovery">What was done.</param>
/// <param name="Cause">Why the subgoal had failed.</param>
public sealed record RecoveryLine(long Step, string Subgoal, RecoveryKind Recovery, Cause Cause);
