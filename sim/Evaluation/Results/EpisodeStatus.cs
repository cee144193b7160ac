using System.Text.Json.Serialization;

namespace Robotics.Sim.Evaluation.Results;

/// <summary>What became of an episode.</summary>
public enum EpisodeStatus
{
    /// <summary>It was run to its end; it counts in the success rate.</summary>
    [JsonStringEnumMemberName("ran")]
    Ran,

    /// <summary>It could not begin: a file that it needs is missing or damaged. Counted apart, never as a failure; tried again when the job is resumed.</summary>
    [JsonStringEnumMemberName("not run")]
    NotRun,

    /// <summary>The physics engine lost the state. Counted apart.</summary>
    [JsonStringEnumMemberName("diverged")]
    Diverged,
}
