namespace Robotics.Sim.Evaluation.Results;

/// <summary>What the episodes cost in wall time. Differs from run to run.</summary>
/// <param name="LoopMsP50">Median over all control steps of the loop's own work, thalamus to action, ms; at most 10 % too much.</param>
/// <param name="LoopMsP99">99th percentile of the same, ms.</param>
/// <param name="LoopMsP99Worst">The worst episode's 99th percentile, ms.</param>
/// <param name="Plannings">Pieces of motion planning that the executor reported.</param>
/// <param name="PlanningMsP50">Their median, ms; null when none was reported.</param>
/// <param name="PlanningMsP95">Their 95th percentile, ms; null when none was reported.</param>
/// <param name="EpisodeSeconds">Mean wall time of an episode, s.</param>
public sealed record CostSummary(
    double LoopMsP50, double LoopMsP99, double LoopMsP99Worst, int Plannings, double? PlanningMsP50, double? PlanningMsP95, double EpisodeSeconds)
{
    /// <summary>Null when no episode ran.</summary>
    public static CostSummary? Of(IEnumerable<EpisodeLine> lines)
    {
        EpisodeLine[] ran = [.. lines.Where(l => l.Cost is not null)];
        if (ran.Length == 0) return null;
        double[] plannings = [.. ran.SelectMany(l => l.Cost!.PlanningMs)];
        return new CostSummary(
            LoopHistogram.Quantile(ran.Select(l => l.Cost!.LoopSteps), 0.5),
            LoopHistogram.Quantile(ran.Select(l => l.Cost!.LoopSteps), 0.99),
            ran.Max(l => l.Cost!.LoopMsP99),
            plannings.Length,
            plannings.Length == 0 ? null : Quantile(plannings, 0.5),
            plannings.Length == 0 ? null : Quantile(plannings, 0.95),
            Math.Round(ran.Average(l => l.WallSeconds), 3));
    }

    private static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
