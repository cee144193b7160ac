namespace Robotics.Sim.Libero.Measurement;

/// <summary>What is measured of a task.</summary>
public sealed record BenchOptions
{
    /// <summary>Control steps a round.</summary>
    public int Steps { get; init; } = 100;

    /// <summary>Rounds, of which the best counts: others are disturbed by what else the machine does.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Width and height of pictures; 0: none are taken.</summary>
    public int Cameras { get; init; }

    /// <summary>Simulations at the same time, each in a thread of its own.</summary>
    public int Workers { get; init; } = 1;
}
