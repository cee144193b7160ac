namespace Robotics.Sim.Evaluation;

/// <summary>Which episode of a suite to open.</summary>
/// <param name="Task">Number in the suite's order.</param>
/// <param name="Init">Initial state, 0-based.</param>
/// <param name="Seed">Seed of the environment's own draws.</param>
public sealed record EpisodeRequest(int Task, int Init, long Seed)
{
    /// <summary>LIBERO: seeded resets before the initial state is set; null for the published number, init + 1.</summary>
    public int? Resets { get; init; }

    /// <summary>LIBERO: <c>fast</c> (one constraint solve a substep) or <c>exact</c> (the original's three passes).</summary>
    public string Mode { get; init; } = "fast";

    /// <summary>Whether spurious deep box-box contacts of old engines are dropped.</summary>
    public bool Workaround { get; init; } = true;

    /// <summary>Whether the episode gets a copy of the model for itself, which faults may change. Those of LIBERO always do.</summary>
    public bool OwnModel { get; init; }

    /// <summary>
    /// LIBERO: whether pictures are mirrored left to right, as published evaluations give them to policies (who rotate OpenGL's picture, whose first row is the
    /// bottom, by 180°). Camera geometry then does not fit them.
    /// </summary>
    public bool Flip { get; init; }

    /// <summary>LIBERO: <c>exact</c> (pictures as the original's) or <c>fast</c> (several times faster in software, without fine details and reflections).</summary>
    public string Render { get; init; } = "exact";
}
