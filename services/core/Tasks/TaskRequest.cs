namespace Robotics.Core.Tasks;

/// <summary>What a brain is asked to do.</summary>
public sealed record TaskRequest
{
    /// <summary>One id from the command line to the servo log.</summary>
    public required string TaskId { get; init; }

    /// <summary>Who holds the lease of the body while the task is under way.</summary>
    public string LeaseHolder => $"cortex {TaskId}";

    public required Instruction Instruction { get; init; }

    public required long Seed { get; init; }

    /// <summary>The memory that may be recalled.</summary>
    public MemorySnapshot Memory { get; init; } = MemorySnapshot.Empty;

    /// <summary>Control steps after which the task is truncated.</summary>
    public int StepLimit { get; init; } = 2000;

    public ITaskSupervisor? Supervisor { get; init; }

    /// <summary>A plan to try out instead of making one from the instruction; null for a task of its own.</summary>
    public PlanTrial? Trial { get; init; }
}
