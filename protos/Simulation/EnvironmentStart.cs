namespace Robotics.Protos.Simulation;

/// <summary>An opened episode.</summary>
public sealed record EnvironmentStart
{
    public required string Session { get; init; }

    public required string TaskName { get; init; }

    public required string Instruction { get; init; }

    /// <summary>Control steps after which a published evaluation truncates the episode.</summary>
    public required int StepLimit { get; init; }

    /// <summary>Control steps without motion that were played already.</summary>
    public required int SettleSteps { get; init; }

    public required ImmutableArray<string> Cameras { get; init; }

    public required ImmutableArray<ObjectDescription> Objects { get; init; }

    public required EnvironmentState State { get; init; }
}
