namespace Robotics.Sim.Evaluation;

/// <summary>Costs of control steps counted in buckets that are 10 % wide, so that quantiles over many episodes can be told from their lines.</summary>
public static class LoopHistogram
{
    private const double FirstMs = 0.01;
    private const double Ratio = 1.1;

    /// <summary>Number of steps by bucket; bucket k holds those of at most 0.01 · 1.1^k ms.</summary>
    public static ImmutableSortedDictionary<int, int> Of(IEnumerable<double> stepsMs) =>
        stepsMs.GroupBy(BucketOf).ToImmutableSortedDictionary(g => g.Key, g => g.Count());

    /// <summary>The upper end of the bucket that the quantile falls in, ms: at most 10 % too much. 0 without steps.</summary>
    /// <param name="histograms">One an episode.</param>
    /// <param name="share">0.99 for the 99th percentile.</param>
    public static double Quantile(IEnumerable<ImmutableSortedDictionary<int, int>> histograms, double share)
    {
        SortedDictionary<int, long> all = [];
        foreach ((int bucket, int steps) in histograms.SelectMany(h => h)) all[bucket] = all.GetValueOrDefault(bucket) + steps;
        long rank = (long)Math.Ceiling(share * all.Values.Sum()), below = 0;
        foreach ((int bucket, long steps) in all)
        {
            below += steps;
            if (below >= rank) return Math.Round(FirstMs * Math.Pow(Ratio, bucket), 4);
        }

        return 0;
    }

    private static int BucketOf(double ms) => ms <= FirstMs ? 0 : (int)Math.Ceiling(Math.Log(ms / FirstMs) / Math.Log(Ratio));
}
