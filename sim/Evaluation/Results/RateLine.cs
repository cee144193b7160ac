namespace Robotics.Sim.Evaluation.Results;

/// <summary>What a group of episodes comes to: one task's, one suite's, or all.</summary>
public sealed record RateLine
{
    /// <summary>The suite; null for all.</summary>
    public string? Suite { get; init; }

    /// <summary>The task's number; null for a suite or all.</summary>
    public int? Task { get; init; }

    public string? TaskName { get; init; }

    /// <summary>Episodes that ran to their end.</summary>
    public required int N { get; init; }

    /// <summary>Of those, by the environment's own check.</summary>
    public required int Successes { get; init; }

    /// <summary>Successes ÷ N; null without episodes.</summary>
    public required double? SuccessRate { get; init; }

    /// <summary>The 95 % Wilson interval's lower end.</summary>
    public required double Low { get; init; }

    /// <summary>The 95 % Wilson interval's upper end.</summary>
    public required double High { get; init; }

    /// <summary>Mean control steps of the successful episodes; null without any.</summary>
    public required double? MeanStepsOfSuccesses { get; init; }

    /// <summary>Mean control steps of the episodes that ran; null without any.</summary>
    public required double? MeanSteps { get; init; }

    /// <summary>Episodes in which the brain claimed a success that the environment did not see.</summary>
    public required int FalseClaims { get; init; }

    /// <summary>Episodes that could not begin; no part of N.</summary>
    public required int NotRun { get; init; }

    /// <summary>Episodes that the physics engine lost; no part of N.</summary>
    public required int Diverged { get; init; }

    public static RateLine Of(IReadOnlyCollection<EpisodeLine> lines)
    {
        SuccessRate rate = Results.SuccessRate.Of(lines);
        EpisodeLine[] ran = [.. lines.Where(l => l.Status == EpisodeStatus.Ran)];
        return new RateLine
        {
            N = rate.N,
            Successes = rate.Successes,
            SuccessRate = rate.Rate,
            Low = rate.Low,
            High = rate.High,
            MeanSteps = Mean(ran),
            MeanStepsOfSuccesses = Mean(ran.Where(l => l.Success)),
            FalseClaims = ran.Count(l => l.Claimed && !l.Success),
            NotRun = lines.Count(l => l.Status == EpisodeStatus.NotRun),
            Diverged = lines.Count(l => l.Status == EpisodeStatus.Diverged),
        };
    }

    private static double? Mean(IEnumerable<EpisodeLine> lines) => lines.Select(l => (double?)l.Steps).Average();
}
