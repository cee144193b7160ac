namespace Robotics.Sim.Evaluation.Faults;

/// <summary>What a fault is made of.</summary>
/// <param name="Inner">The driver that it decorates.</param>
/// <param name="Options">Sizes.</param>
/// <param name="Seed">With suite and episode it decides every draw.</param>
/// <param name="Suite">The suite's name: the same episode of two suites has different faults.</param>
/// <param name="Episode">The episode's number.</param>
internal sealed record FaultSetup(ISimulatedDriver Inner, FaultOptions Options, long Seed, string Suite, long Episode)
{
    /// <summary>A random stream for one purpose.</summary>
    public RandomStream Draw(string purpose) => new(Seed, Episode, $"{Suite} {purpose}");
}
