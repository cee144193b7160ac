using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Measurement;

/// <summary>What a task's simulation costs. Times are CPU milliseconds of the whole process, the best of some rounds.</summary>
public sealed record BenchResult
{
    /// <summary>The original's hard reset, which compiles the model again, ms; measured elsewhere.</summary>
    public const double OriginalResetMs = 1000 * OriginalSpeed.ResetSeconds;

    public required LiberoTask Task { get; init; }

    /// <summary>A control step with one constraint solve a substep.</summary>
    public required double Fast { get; init; }

    /// <summary>A control step with the original's three passes.</summary>
    public required double Exact { get; init; }

    /// <summary>25 × (mj_step1, mj_step2) with the same controls, and nothing else: the same motion.</summary>
    public required double Bare { get; init; }

    /// <summary>Managed bytes allocated in a control step.</summary>
    public required double BytesPerStep { get; init; }

    /// <summary>The controller and gripper, 25 times.</summary>
    public required double Control { get; init; }

    /// <summary>Reading the arm's state and all tracks.</summary>
    public required double Observation { get; init; }

    /// <summary>Null when no pictures were asked for.</summary>
    public required PictureCost? Render { get; init; }

    /// <summary>A seeded reset with an initial state, on the compiled model.</summary>
    public required double Reset { get; init; }

    /// <summary>Compiling the physics, and loading it from the cache instead.</summary>
    public required (double Compile, double Cached) Load { get; init; }

    /// <summary>Compiling the whole model with pictures, and loading it from the cache instead; null when no pictures were asked for.</summary>
    public required (double Compile, double Cached)? LoadPictures { get; init; }

    /// <summary>Control steps a second of wall time by one worker, and by all.</summary>
    public required (double One, double All) WallStepsPerSecond { get; init; }

    /// <summary>The original's control steps a second, measured elsewhere; null where it was not.</summary>
    public double? Original => OriginalSpeed.Of(Task.ToString());

    /// <summary>What our environment adds to the bare loop, as a share of it.</summary>
    public double Overhead => (Fast / Bare) - 1;

    /// <summary>How many times faster than the original.</summary>
    public double? Ratio(double milliseconds) => 1000 / milliseconds / Original;
}
