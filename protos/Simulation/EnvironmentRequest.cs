namespace Robotics.Protos.Simulation;

/// <summary>Which episode to open.</summary>
/// <param name="Session">The session to reset; empty for a new one.</param>
/// <param name="Suite">The suite's name; empty for the episode that the server was started with: task, initial state and seed are not read then.</param>
/// <param name="Task">Number in the suite's order.</param>
/// <param name="Init">Initial state, 0-based.</param>
/// <param name="Seed">Seed of the environment's own draws.</param>
public sealed record EnvironmentRequest(string Session, string Suite, int Task, int Init, long Seed)
{
    /// <summary>LIBERO: <c>fast</c> or <c>exact</c>.</summary>
    public string Mode { get; init; } = "fast";

    /// <summary>LIBERO: seeded resets before the initial state; null for the published number.</summary>
    public int? Resets { get; init; }

    /// <summary>Pictures that the first state should hold.</summary>
    public ImmutableArray<CameraRequest> Cameras { get; init; } = [];
}
