namespace Robotics.Sim.Evaluation.Faults;

/// <summary>A fault did something.</summary>
/// <param name="Fault">Its name.</param>
/// <param name="Step">Control steps since the episode began.</param>
/// <param name="Text">What it did, with its size.</param>
public sealed record FaultFired(string Fault, long Step, string Text);
