namespace Robotics.Sim.Evaluation.Results;

/// <summary>How a try at a subgoal ended.</summary>
/// <param name="Step">Control steps since the task began.</param>
/// <param name="Subgoal">The subgoal's sentence.</param>
/// <param name="Kind">The last verdict.</param>
/// <param name="Cause">None unless violated.</param>
/// <param name="Text">The verdict in words, objects by their names.</param>
/// <param name="Steps">Control steps of this try.</param>
public sealed record VerdictLine(long Step, string Subgoal, VerdictKind Kind, Cause Cause, string Text, long Steps)
{
    /// <summary>Set when it took unusually long, or was done unusually soon, by what was remembered.</summary>
    public TimingAlarm? Timing { get; init; }
}
