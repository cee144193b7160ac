namespace Robotics.Cortex.Models.Verdicts;

/// <summary>What a model's stated probability is worth, after Platt (1999): logit p = slope · logit(stated) + offset. The slope is 1 over a temperature.</summary>
internal static class Calibration
{
    /// <summary>Stated certainty is taken for no more than this.</summary>
    private const double Certain = 0.999;

    /// <summary>The calibrated probability, (0, 1).</summary>
    public static double Of(double stated, VerdictModelOptions options)
    {
        double p = Math.Clamp(stated, 1 - Certain, Certain);
        return 1 / (1 + Math.Exp(-((options.Slope * Math.Log(p / (1 - p))) + options.Offset)));
    }

    /// <summary>Satisfied, violated, or between the two thresholds inconclusive.</summary>
    public static VerdictKind Kind(double probability, VerdictModelOptions options) =>
        probability >= options.SatisfiedFrom ? VerdictKind.Satisfied : probability <= options.ViolatedUpTo ? VerdictKind.Violated : VerdictKind.Inconclusive;
}
