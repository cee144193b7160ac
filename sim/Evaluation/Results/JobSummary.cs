using Robotics.Sim.Evaluation.Jobs;

namespace Robotics.Sim.Evaluation.Results;

/// <summary><c>summary.json</c>: what an evaluation's lines come to, and what they were obtained with.</summary>
public sealed record JobSummary
{
    public int Schema { get; init; } = 1;

    /// <summary>All episodes together. A suite with more tasks weighs more.</summary>
    public required RateLine Overall { get; init; }

    public required ImmutableArray<RateLine> Suites { get; init; }

    public required ImmutableArray<RateLine> Tasks { get; init; }

    /// <summary>Why the failed episodes failed, by the brain's own account; <c>False claim</c> where it believed that it had succeeded.</summary>
    public required SortedDictionary<string, int> Causes { get; init; }

    /// <summary>What the brain saw the world with: <c>simulator truth</c> when object poses came from the simulator.</summary>
    public required string SeenBy { get; init; }

    /// <summary>How each suite's episodes were run.</summary>
    public required ImmutableArray<SuiteProtocol> Protocols { get; init; }

    /// <summary>Wall time of all episodes together, whatever ran beside them, s.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Simulated time of all episodes together, s.</summary>
    public required double SimSeconds { get; init; }

    /// <summary>Why episodes could not begin: a line a reason, which names the task.</summary>
    public required ImmutableArray<string> NotRun { get; init; }

    /// <summary>How often the verifier's verdicts were wrong, by the full state of the simulation.</summary>
    public required ImmutableArray<VerdictRate> Verdicts { get; init; }

    public required CostSummary? Cost { get; init; }

    /// <summary>The effective configuration; null when the folder does not say.</summary>
    public required EvaluationConfiguration? Configuration { get; init; }

    /// <summary>The machine: name, system, processor architecture, cores.</summary>
    public required SortedDictionary<string, string> Host { get; init; }

    public static JobSummary Of(ImmutableArray<EpisodeLine> lines, EvaluationConfiguration? configuration, SortedDictionary<string, string> host) => new()
    {
        Overall = RateLine.Of(lines),
        Suites = [.. lines.GroupBy(l => l.Suite).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => RateLine.Of([.. g]) with { Suite = g.Key })],
        Tasks =
        [
            .. lines.GroupBy(l => (l.Suite, l.Task)).OrderBy(g => g.Key.Suite, StringComparer.Ordinal).ThenBy(g => g.Key.Task)
                .Select(g => RateLine.Of([.. g]) with { Suite = g.Key.Suite, Task = g.Key.Task, TaskName = g.First().TaskName }),
        ],
        Causes = new SortedDictionary<string, int>(
            lines.Where(l => l.Failed).GroupBy(WhyFailed).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal),
        SeenBy = lines.Any(l => l.Privileged) ? "simulator truth" : "sensors",
        Protocols =
        [
            .. lines.Where(l => l.Status != EpisodeStatus.NotRun).GroupBy(l => l.Suite).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => SuiteProtocol.Of(g.Key, [.. g])),
        ],
        WallSeconds = Math.Round(lines.Sum(l => l.WallSeconds), 1),
        SimSeconds = Math.Round(lines.Sum(l => l.SimSeconds), 2),
        NotRun =
        [
            .. lines.Where(l => l.Status == EpisodeStatus.NotRun)
                .GroupBy(l => l.Text).Select(g => FormattableString.Invariant($"{g.Key} ({g.Count()} {(g.Count() == 1 ? "episode" : "episodes")})")),
        ],
        Verdicts = VerdictRate.Of(lines.SelectMany(l => l.Audit)),
        Cost = CostSummary.Of(lines),
        Configuration = configuration,
        Host = host,
    };

    /// <summary>The cause of a failed episode in one word or two.</summary>
    public static string WhyFailed(EpisodeLine line) => line.Claimed ? "False claim" : line.Cause.ToString();
}
