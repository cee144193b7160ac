namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>How the rows of a new chunk are joined to those of the last ones.</summary>
public enum Blending
{
    /// <summary>The new rows take over at once.</summary>
    Switch,

    /// <summary>From the old rows to the new ones over those that both have, in equal parts.</summary>
    Overlap,

    /// <summary>The mean of every chunk that has a row for a step, older ones counting more (temporal ensembling: Zhao et al. 2023).</summary>
    Ensemble,

    /// <summary>
    /// Rows that are played while the policy thinks are frozen and given to it; behind them the old rows fade out (real-time chunking: Black, Galliker, Levine 2025,
    /// without the guidance inside of the denoising, which is the policy's affair).
    /// </summary>
    RealTime,
}
