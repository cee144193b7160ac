namespace Robotics.Sim.Evaluation.Comparison;

/// <summary>The paired difference over the episodes of B in which a fault did something, against the same episodes of A without it.</summary>
/// <param name="Fault">Its name.</param>
/// <param name="Paired">Those episodes.</param>
public sealed record FaultDifference(string Fault, PairedDifference Paired);
