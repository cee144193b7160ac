namespace Robotics.Protos.Calls;

/// <summary>How long whoever moves the arm may be silent meanwhile.</summary>
/// <param name="CommanderSilence">Then what was begun is cancelled, and the arm held. Null in simulated time, where a commander that is lost stops time.</param>
/// <param name="Clock">Real time.</param>
public sealed record CommanderWatch(TimeSpan? CommanderSilence, TimeProvider Clock)
{
    public static CommanderWatch InSimulatedTime { get; } = new(null, TimeProvider.System);
}
