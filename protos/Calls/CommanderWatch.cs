namespace Robotics.Protos.Calls;

/// <summary>How long whoever moves the arm may be silent meanwhile.</summary>
/// <param name="CommanderSilence">Then what was begun is cancelled, and the arm held. Null in simulated time, where a commander that is lost stops time.</param>
/// <param name="Clock">Real time.</param>
public sealed record CommanderWatch(TimeSpan? CommanderSilence, TimeProvider Clock)
{
    /// <summary>How long he may be silent between two commands, when the arm is held anyway: then the next one is not carried out. Null for any time.</summary>
    public TimeSpan? Absence { get; init; }

    public static CommanderWatch InSimulatedTime { get; } = new(null, TimeProvider.System);
}
