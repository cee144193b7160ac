namespace Robotics.Verifier;

/// <summary>Student's law: how far from the mean of a few measurements the next one may lie.</summary>
internal static class StudentLaw
{
    /// <summary>With more degrees of freedom it is taken for what it is with so many.</summary>
    private const int Most = 200;

    /// <summary>P(T &gt; t) (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4).</summary>
    /// <param name="t">In standard deviations.</param>
    /// <param name="freedom">Degrees of freedom, at least 1.</param>
    public static double UpperTail(double t, int freedom)
    {
        int n = Math.Min(freedom, Most);
        double angle = Math.Atan(Math.Abs(t) / Math.Sqrt(n)), cos = Math.Cos(angle), term = n % 2 == 0 ? 1 : cos, sum = n == 1 ? 0 : term;
        for (int k = n % 2 == 0 ? 2 : 3; k < n; k += 2)
        {
            term *= cos * cos * (k - 1) / k;
            sum += term;
        }

        double within = n % 2 == 0 ? Math.Sin(angle) * sum : 2 / Math.PI * (angle + (Math.Sin(angle) * sum));
        double tail = Math.Max(0, (1 - within) / 2);
        return t >= 0 ? tail : 1 - tail;
    }
}
