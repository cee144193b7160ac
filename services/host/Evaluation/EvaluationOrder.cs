using Robotics.Host.Configuration;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Host.Evaluation;

/// <summary>An evaluation as it was asked for on the command line.</summary>
internal sealed record EvaluationOrder
{
    public required ImmutableArray<EpisodeKey> Episodes { get; init; }

    public required HostConfiguration Configuration { get; init; }

    /// <summary>The seed of every episode; null where the episodes are told apart by their seeds.</summary>
    public required long? Seed { get; init; }

    /// <summary>The snapshot of the configured memory to recall from; null for all that it holds now.</summary>
    public MemorySnapshot? Memory { get; init; }

    public required EnvironmentOptions Environment { get; init; }

    public required int Workers { get; init; }

    /// <summary>Where the results go; null for a folder named after the suites and the configuration.</summary>
    public string? Folder { get; init; }

    /// <summary>Where all failed episodes are recorded; null: only those with a film strip in the report, beside it.</summary>
    public string? RecordFolder { get; init; }

    /// <summary>Film strips of failed episodes in the report, at most: 0 or more.</summary>
    public int Films { get; init; }

    /// <summary>Whether standard output is the summary as JSON and nothing else.</summary>
    public bool Json { get; init; }
}
