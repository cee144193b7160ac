namespace Robotics.Cortex.TaskLoop;

/// <summary>A failed try, as far as recovery depends on it.</summary>
/// <param name="Subgoal">What failed.</param>
/// <param name="Cause">Why.</param>
/// <param name="Count">How often the way in which it was done was to blame, this time included.</param>
/// <param name="CanRetry">Whether what must hold before it still does.</param>
/// <param name="Spent">Recoveries that were already tried after the same cause.</param>
internal sealed record Failure(Subgoal Subgoal, Cause Cause, int Count, bool CanRetry, ImmutableArray<RecoveryKind> Spent);
