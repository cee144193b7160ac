namespace Robotics.Sim.Evaluation.Faults;

/// <summary>A size that is drawn evenly between two ends, metres.</summary>
public readonly record struct FaultRange(double From, double To);
