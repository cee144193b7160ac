using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Comparison;

/// <summary>The difference of two success rates over the same episodes.</summary>
/// <param name="Both">Episodes that succeeded in A and in B.</param>
/// <param name="OnlyA">Episodes that succeeded in A only.</param>
/// <param name="OnlyB">Episodes that succeeded in B only.</param>
/// <param name="Neither">Episodes that succeeded in neither.</param>
public sealed record PairedDifference(int Both, int OnlyA, int OnlyB, int Neither)
{
    public int N => Both + OnlyA + OnlyB + Neither;

    /// <summary>Success rate of A; null without episodes.</summary>
    public double? RateA => new SuccessRate(Both + OnlyA, N).Rate;

    /// <summary>Success rate of B; null without episodes.</summary>
    public double? RateB => new SuccessRate(Both + OnlyB, N).Rate;

    /// <summary>Rate of B less rate of A, −1 … 1; null without episodes.</summary>
    public double? Difference => N == 0 ? null : (double)(OnlyB - OnlyA) / N;

    /// <summary>Rate of B ÷ rate of A; null where A has no success.</summary>
    public double? Ratio => Both + OnlyA == 0 ? null : (double)(Both + OnlyB) / (Both + OnlyA);

    /// <summary>Lower end of the 95 % interval of the difference: method 10 of Newcombe, Statistics in Medicine 17 (1998), 2635-2650. −1 without episodes.</summary>
    public double Low => N == 0 ? -1 : Math.Max(-1, Difference!.Value - Reach(RateOfB, RateOfA));

    /// <summary>Upper end of the interval; 1 without episodes.</summary>
    public double High => N == 0 ? 1 : Math.Min(1, Difference!.Value + Reach(RateOfA, RateOfB));

    /// <summary>
    /// McNemar's two-sided p, exact: how likely so uneven a split of the flipped episodes is when flips go either way alike (binomial, 1/2). 1 without flips.
    /// </summary>
    public double McNemarP
    {
        get
        {
            int flipped = OnlyA + OnlyB, fewer = Math.Min(OnlyA, OnlyB);
            double logTerm = -flipped * Math.Log(2), tail = 0;
            for (int k = 0; k <= fewer; k++)
            {
                tail += Math.Exp(logTerm);
                logTerm += Math.Log(flipped - k) - Math.Log(k + 1);
            }

            return Math.Min(1, 2 * tail);
        }
    }

    private SuccessRate RateOfA => new(Both + OnlyA, N);

    private SuccessRate RateOfB => new(Both + OnlyB, N);

    // Newcombe's φ with his continuity correction for positive association.
    private double Correlation
    {
        get
        {
            double a = Both, b = OnlyA, c = OnlyB, d = Neither;
            double margins = (a + b) * (c + d) * (a + c) * (b + d);
            if (margins == 0) return 0;
            double product = (a * d) - (b * c);
            if (product > 0) product = Math.Max(0, product - (N / 2.0));
            return product / Math.Sqrt(margins);
        }
    }

    public static PairedDifference Of(IEnumerable<(bool A, bool B)> pairs)
    {
        int both = 0, onlyA = 0, onlyB = 0, neither = 0;
        foreach ((bool a, bool b) in pairs)
        {
            if (a && b) both++;
            else if (a) onlyA++;
            else if (b) onlyB++;
            else neither++;
        }

        return new PairedDifference(both, onlyA, onlyB, neither);
    }

    /// <summary>How far the interval reaches when <paramref name="falls"/> is overestimated and <paramref name="rises"/> underestimated.</summary>
    private double Reach(SuccessRate falls, SuccessRate rises)
    {
        double down = falls.Rate!.Value - falls.Low, up = rises.High - rises.Rate!.Value;
        return Math.Sqrt((down * down) - (2 * Correlation * down * up) + (up * up));
    }
}
