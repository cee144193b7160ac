namespace Robotics.Core.Verification;

/// <summary>How long a subgoal is expected to take: a normal law over control steps, learned from memory.</summary>
/// <param name="MeanSteps">Control steps.</param>
/// <param name="DeviationSteps">Standard deviation, control steps.</param>
/// <param name="Samples">Successful runs behind it; 0 for a default, which raises no alarm.</param>
public readonly record struct DurationModel(double MeanSteps, double DeviationSteps, int Samples)
{
    public static DurationModel Unknown => default;
}
