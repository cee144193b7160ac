namespace Robotics.Sim.Evaluation.Results;

/// <summary>How a suite's episodes were run: what differs between evaluations of the same name, and makes their numbers differ. More than one value where episodes differ.</summary>
public sealed record SuiteProtocol
{
    public required string Suite { get; init; }

    /// <summary>Seeds of the episodes, ascending.</summary>
    public required ImmutableArray<long> Seeds { get; init; }

    /// <summary>Control steps after which an episode was truncated, settle steps not counted.</summary>
    public required ImmutableArray<int> StepLimits { get; init; }

    /// <summary>Control steps without motion before the brain began.</summary>
    public required ImmutableArray<int> SettleSteps { get; init; }

    /// <summary>Seeded resets before initial state e: <c>e + 1</c> as published, <c>none</c>, or else the numbers.</summary>
    public required string Resets { get; init; }

    public required ImmutableArray<string> Modes { get; init; }

    /// <summary>How pictures were turned before the brain saw them.</summary>
    public required ImmutableArray<string> Flips { get; init; }

    public required ImmutableArray<string> Renders { get; init; }

    public required ImmutableArray<string> ActionSpaces { get; init; }

    /// <summary>What the last number of an action means. One convention in the whole program.</summary>
    public string GripperSign { get; init; } = "-1 open, +1 closed";

    /// <param name="suite">The suite's name.</param>
    /// <param name="lines">Its episodes that began.</param>
    public static SuiteProtocol Of(string suite, IReadOnlyCollection<EpisodeLine> lines) => new()
    {
        Suite = suite,
        Seeds = Values(lines, l => l.Seed),
        StepLimits = Values(lines, l => l.StepLimit),
        SettleSteps = Values(lines, l => l.SettleSteps),
        Resets = ResetsOf(lines),
        Modes = Values(lines, l => l.Mode),
        Flips = Values(lines, l => l.Flip),
        Renders = Values(lines, l => l.Render),
        ActionSpaces = Values(lines, l => l.ActionSpace),
    };

    private static string ResetsOf(IReadOnlyCollection<EpisodeLine> lines)
    {
        if (lines.All(l => l.Resets == 0)) return "none";
        return lines.All(l => l.Resets == l.Init + 1) ? "e + 1" : string.Join(", ", Values(lines, l => l.Resets));
    }

    private static ImmutableArray<T> Values<T>(IEnumerable<EpisodeLine> lines, Func<EpisodeLine, T> of) => [.. lines.Select(of).Distinct().Order()];
}
