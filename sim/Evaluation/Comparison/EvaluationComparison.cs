using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Comparison;

/// <summary>Two evaluations of the same episodes, side by side. Only episodes that ran in both are compared.</summary>
/// <param name="Overall">Over all pairs. They are taken as independent; episodes of one task are more alike than that, so that the interval is rather too narrow.</param>
/// <param name="Suites">By suite, in ordinal order.</param>
/// <param name="Flipped">Episodes that ended otherwise, in order of key.</param>
/// <param name="OnlyInA">Episodes that ran in A and not in B.</param>
/// <param name="OnlyInB">Episodes that ran in B and not in A.</param>
/// <param name="MeanStepsDifference">Mean control steps of B less those of A, over episodes that both succeeded in; null without any.</param>
public sealed record EvaluationComparison(
    PairedDifference Overall, ImmutableArray<SuiteDifference> Suites, ImmutableArray<FlippedEpisode> Flipped, int OnlyInA, int OnlyInB, double? MeanStepsDifference)
{
    /// <summary>By fault of B that A is without, in ordinal order: only the episodes in which it did something.</summary>
    public ImmutableArray<FaultDifference> Faults { get; init; } = [];

    public static EvaluationComparison Of(ImmutableArray<EpisodeLine> a, ImmutableArray<EpisodeLine> b)
    {
        SortedDictionary<EpisodeKey, EpisodeLine> first = Ran(a), second = Ran(b);
        (EpisodeLine A, EpisodeLine B)[] pairs = [.. first.Where(l => second.ContainsKey(l.Key)).Select(l => (l.Value, second[l.Key]))];
        return new EvaluationComparison(
            PairedDifference.Of(pairs.Select(Outcome)),
            [.. pairs.GroupBy(p => p.A.Suite).Select(g => new SuiteDifference(g.Key, PairedDifference.Of(g.Select(Outcome))))],
            [.. pairs.Where(p => p.A.Success != p.B.Success).Select(p => Flip(p.A.Success ? p.B : p.A, gained: p.B.Success))],
            first.Count - pairs.Length,
            second.Count - pairs.Length,
            pairs.Where(p => p.A.Success && p.B.Success).Select(p => (double?)(p.B.Steps - p.A.Steps)).Average())
        {
            Faults = [.. pairs.SelectMany(p => Fired(p).Select(fault => (Fault: fault, Pair: p))).GroupBy(f => f.Fault, f => Outcome(f.Pair)).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new FaultDifference(g.Key, PairedDifference.Of(g)))],
        };
    }

    /// <summary>The faults that did something in B and not in A.</summary>
    private static IEnumerable<string> Fired((EpisodeLine A, EpisodeLine B) pair) => pair.B.Faults.Select(f => f.Fault).Except(pair.A.Faults.Select(f => f.Fault));

    private static (bool A, bool B) Outcome((EpisodeLine A, EpisodeLine B) pair) => (pair.A.Success, pair.B.Success);

    private static SortedDictionary<EpisodeKey, EpisodeLine> Ran(ImmutableArray<EpisodeLine> lines) =>
        new(lines.Where(l => l.Status == EpisodeStatus.Ran).ToDictionary(l => l.Key));

    private static FlippedEpisode Flip(EpisodeLine failed, bool gained) =>
        new(failed.Key, failed.TaskName, gained, JobSummary.WhyFailed(failed), failed.Text);
}
