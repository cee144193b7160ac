using System.ComponentModel.DataAnnotations;

namespace Robotics.Cortex.Models;

/// <summary>A language model that looks at pictures where the verifier cannot decide. It is calibrated after Platt (1999): logit p = slope · logit(stated) + offset.</summary>
public sealed record VerdictModelOptions
{
    /// <summary>Inconclusive verdicts of a subgoal before the model is asked, 1 to 1000.</summary>
    [Range(1, 1000)]
    public int After { get; init; } = 4;

    /// <summary>Questions about one subgoal, at most, 1 to 100.</summary>
    [Range(1, 100)]
    public int PerSubgoal { get; init; } = 2;

    /// <summary>Calibration: 1 over the temperature; 0 distrusts the model altogether. 0 to 10.</summary>
    [Range(0, 10)]
    public double Slope { get; init; } = 1;

    /// <summary>Calibration: log-odds added, −10 to 10.</summary>
    [Range(-10, 10)]
    public double Offset { get; init; }

    /// <summary>Calibrated probability from which on the subgoal counts as reached, 0.5 to 1.</summary>
    [Range(0.5, 1)]
    public double SatisfiedFrom { get; init; } = 0.95;

    /// <summary>Calibrated probability up to which it counts as failed, 0 to 0.5.</summary>
    [Range(0, 0.5)]
    public double ViolatedUpTo { get; init; } = 0.05;
}
