namespace Robotics.Sim.Demonstrations;

/// <summary>One control step of a demonstration.</summary>
public readonly ref struct DemonstrationSample
{
    /// <summary>Control steps since the try at the subgoal began.</summary>
    public required int Step { get; init; }

    /// <summary>Number of the try, as <see cref="DemonstrationWriter.Begin"/> gave it.</summary>
    public required int Subgoal { get; init; }

    public required ReadOnlySpan<float> State { get; init; }

    /// <summary>What the demonstrator wanted here.</summary>
    public required ReadOnlySpan<double> Action { get; init; }

    /// <summary>Whether that was executed.</summary>
    public required bool Followed { get; init; }

    /// <summary>The true poses, in the set's order.</summary>
    public required ReadOnlySpan<Pose> Objects { get; init; }

    /// <summary>The captured frames in the set's order; empty at steps without pictures.</summary>
    public ImmutableArray<CameraFrame> Frames { get; init; }
}
