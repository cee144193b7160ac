namespace Robotics.Cerebellum.Policies.Files;

/// <summary>What statistics numbers were normalised with.</summary>
public enum NormalizationMode
{
    /// <summary>As they are.</summary>
    None,

    /// <summary>(x − mean) / standard deviation.</summary>
    MeanDeviation,

    /// <summary>The 1 % quantile to −1, the 99 % quantile to +1.</summary>
    Quantiles,

    /// <summary>The least value to −1, the largest to +1.</summary>
    MinMax,
}
