namespace Robotics.Verifier;

/// <summary>The standard normal law.</summary>
internal static class NormalLaw
{
    /// <summary>P(Z &gt; z) to 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26).</summary>
    public static double UpperTail(double z)
    {
        double x = Math.Abs(z) / Math.Sqrt(2), t = 1 / (1 + (0.3275911 * x));
        double series = t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429))))))));
        double half = series * Math.Exp(-x * x) / 2;
        return z >= 0 ? half : 1 - half;
    }
}
