namespace Robotics.Sim.Evaluation;

/// <summary>What an episode cost in wall time. For reports only: it differs from run to run, and nothing may be decided by it.</summary>
/// <param name="LoopMsP50">Median over control steps of the loop's own work, thalamus to action, without the body, motion planning and observers; ms.</param>
/// <param name="LoopMsP99">99th percentile of the same, ms.</param>
/// <param name="BodySeconds">In the body: physics and servo control, s.</param>
/// <param name="DeliberationSeconds">Understanding and planning before a subgoal begins, s.</param>
/// <param name="PlanningMs">Each piece of motion planning that the executor reported, in order, ms.</param>
public sealed record EpisodeCost(double LoopMsP50, double LoopMsP99, double BodySeconds, double DeliberationSeconds, ImmutableArray<double> PlanningMs)
{
    /// <summary>Control steps by what the loop's own work cost, as in <see cref="LoopHistogram"/>.</summary>
    public ImmutableSortedDictionary<int, int> LoopSteps { get; init; } = ImmutableSortedDictionary<int, int>.Empty;
}
