using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Parity;

/// <summary>How far a task's simulation is from its recording.</summary>
public sealed record TaskParity
{
    /// <summary>The numbers of control steps after which the difference is given.</summary>
    public static ImmutableArray<int> Milestones { get; } = [1, 10, 50, 100];

    public required LiberoTask Task { get; init; }

    /// <summary>Largest |Δqpos| after each milestone, m or rad or quaternion units.</summary>
    public required ImmutableArray<double> Difference { get; init; }

    /// <summary>Largest |Δqpos| after any control step. Where a solver stops one iteration earlier, a difference comes up that fades again.</summary>
    public required double Largest { get; init; }

    /// <summary>Control steps compared.</summary>
    public required int Steps { get; init; }

    /// <summary>Control steps after which success differs.</summary>
    public required int SuccessDiffers { get; init; }

    /// <summary>Values of goal predicates that are true, false, and different from the recorded ones.</summary>
    public required (int True, int False, int Different) Predicates { get; init; }

    /// <summary>Whether the engine lost the state on the way.</summary>
    public required bool Diverged { get; init; }

    /// <summary>The difference after the last milestone; infinite when the state was lost.</summary>
    public double Last => Diverged ? double.PositiveInfinity : Difference[^1];
}
