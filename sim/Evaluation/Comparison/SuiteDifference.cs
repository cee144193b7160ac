namespace Robotics.Sim.Evaluation.Comparison;

/// <summary>The paired difference over one suite's episodes.</summary>
public sealed record SuiteDifference(string Suite, PairedDifference Paired);
