using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Host.Recording;

/// <summary>First line of an episode's record: everything that decided what follows.</summary>
internal sealed record EpisodeHeader
{
    /// <summary>Version of the record's schema.</summary>
    public int Schema { get; init; } = 1;

    public required string TaskId { get; init; }

    public required string Instruction { get; init; }

    public required long Seed { get; init; }

    public required BrainOptions Brain { get; init; }

    /// <summary>What language models were asked and within which limits; null when none takes part.</summary>
    public SortedDictionary<string, string>? Models { get; init; }

    /// <summary>What goes wrong in the environment, with its sizes; null when nothing was asked to.</summary>
    public FaultOptions? Faults { get; init; }

    public required MemorySnapshot Memory { get; init; }

    /// <summary>Program, engine and runtime, by name.</summary>
    public required SortedDictionary<string, string> Versions { get; init; }

    /// <summary>Effective settings of the environment: scene or suite, mode, resets, work-around, settle steps, step limit.</summary>
    public required SortedDictionary<string, string> Environment { get; init; }

    public required BodyDescription Body { get; init; }
}
