namespace Robotics.Protos.Episodes;

/// <summary>Which episode to open.</summary>
/// <param name="Suite">An embedded scene or a suite.</param>
/// <param name="Task">Number in the suite's order; null for a free instruction in an embedded scene.</param>
/// <param name="Init">Initial state, 0-based.</param>
/// <param name="Seed">Seed of the environment's own draws.</param>
public sealed record EpisodeOrder(string Suite, int? Task, int Init, long Seed)
{
    /// <summary>Null for the task's own.</summary>
    public string? Instruction { get; init; }

    /// <summary>LIBERO: <c>fast</c> or <c>exact</c>.</summary>
    public string Mode { get; init; } = "fast";

    /// <summary>LIBERO: <c>exact</c> or <c>fast</c>.</summary>
    public string Render { get; init; } = "exact";

    public bool Flip { get; init; }

    public bool Workaround { get; init; } = true;

    /// <summary>What goes wrong and how much: one JSON object; empty for nothing.</summary>
    public string Faults { get; init; } = "";

    /// <summary>Whether who asks counts on a second of the body's time being a second.</summary>
    public bool RealTime { get; init; }
}
