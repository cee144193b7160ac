namespace Robotics.Sim.Evaluation.Results;

/// <summary>A success rate with its 95 % interval (Wilson, J. Am. Stat. Assoc. 22, 1927): right for few episodes and for rates near 0 and 1.</summary>
/// <param name="Successes">Episodes that succeeded.</param>
/// <param name="N">Episodes that ran.</param>
public readonly record struct SuccessRate(int Successes, int N)
{
    /// <summary>The two-sided 95 % quantile of the normal law.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Successes ÷ episodes; null without episodes.</summary>
    public double? Rate => N == 0 ? null : (double)Successes / N;

    /// <summary>The interval's lower end; 0 without episodes.</summary>
    public double Low => N == 0 ? 0 : Math.Max(0, Centre - HalfWidth);

    /// <summary>The interval's upper end; 1 without episodes.</summary>
    public double High => N == 0 ? 1 : Math.Min(1, Centre + HalfWidth);

    private double Share => (double)Successes / N;

    private double Centre => (Share + (Z * Z / (2 * N))) / (1 + (Z * Z / N));

    private double HalfWidth => Z / (1 + (Z * Z / N)) * Math.Sqrt((Share * (1 - Share) / N) + (Z * Z / (4.0 * N * N)));

    public static SuccessRate Of(IEnumerable<EpisodeLine> lines)
    {
        int n = 0, successes = 0;
        foreach (EpisodeLine line in lines.Where(l => l.Status == EpisodeStatus.Ran))
        {
            n++;
            if (line.Success) successes++;
        }

        return new SuccessRate(successes, n);
    }
}
