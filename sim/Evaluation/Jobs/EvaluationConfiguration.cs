using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Sim.Evaluation.Jobs;

/// <summary>Everything beside the episode itself that decides an evaluation's numbers. Kept beside the results; results of two configurations never mix.</summary>
public sealed record EvaluationConfiguration
{
    public int Schema { get; init; } = 1;

    public required BrainOptions Brain { get; init; }

    /// <summary>Settings of the language models that take part; null when none does.</summary>
    public SortedDictionary<string, string>? Models { get; init; }

    /// <summary>What goes wrong in the environments on purpose, with its sizes.</summary>
    public FaultOptions Faults { get; init; } = FaultOptions.None;

    /// <summary>The frozen snapshot that every episode recalls from.</summary>
    public required MemorySnapshot Memory { get; init; }

    /// <summary>What was chosen of the environment, where a suite offers a choice.</summary>
    public required EnvironmentOptions Environment { get; init; }

    /// <summary>The seed of every episode; null where the episodes are told apart by their seeds.</summary>
    public required long? Seed { get; init; }

    /// <summary>Program, engine and runtime, by name.</summary>
    public required SortedDictionary<string, string> Versions { get; init; }
}
