using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Sim.Evaluation;

/// <summary>How a brain is put to an episode.</summary>
public sealed record EpisodeRun
{
    public required string TaskId { get; init; }

    public required long Seed { get; init; }

    public required BrainOptions Brain { get; init; }

    /// <summary>Settings of the language models that take part, for the record; null when none does.</summary>
    public SortedDictionary<string, string>? Models { get; init; }

    /// <summary>The memory snapshot to recall from; null for everything remembered so far.</summary>
    public MemorySnapshot? Memory { get; init; }

    /// <summary>What goes wrong in the environment.</summary>
    public FaultOptions Faults { get; init; } = FaultOptions.None;

    public ITaskSupervisor? Supervisor { get; init; }

    /// <summary>Awaited for each event, with time standing still. What it throws ends the episode: an observer that must not break it catches.</summary>
    public Func<TaskEvent, IBody, ValueTask>? Observer { get; init; }
}
