using Robotics.Host.Configuration;

namespace Robotics.Benchmarks.Apart;

/// <summary>What a cell under test is like.</summary>
internal sealed record CellOptions
{
    public Pace Pace { get; init; }

    /// <summary>What the traffic between its regions suffers, by name of <see cref="Interference"/>; null for nothing.</summary>
    public string? Interference { get; init; }

    /// <summary>The cerebellum's executor.</summary>
    public string Executor { get; init; } = "skills";

    /// <summary>Seconds until a region that does not answer counts as lost.</summary>
    public double PatienceSeconds { get; init; } = 5;

    /// <summary>Ports and certificates instead of Unix sockets.</summary>
    public bool MutualTls { get; init; }

    /// <summary>The processor core that the brainstem keeps to; null for any.</summary>
    public int? ServoCore { get; init; }

    /// <summary>Whether its regions tell what they measure.</summary>
    public bool Metrics { get; init; }

    /// <summary>Whether the memory's disk is a small one that can be filled.</summary>
    public bool SmallDisk { get; init; }
}
