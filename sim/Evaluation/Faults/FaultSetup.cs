namespace Robotics.Sim.Evaluation.Faults;

/// <summary>What a fault is made of.</summary>
/// <param name="Inner">The driver that it decorates.</param>
/// <param name="Options">Sizes.</param>
/// <param name="Seed">With the episode's number it decides every draw.</param>
/// <param name="Episode">The episode's number.</param>
internal sealed record FaultSetup(ISimulatedDriver Inner, FaultOptions Options, long Seed, long Episode);
