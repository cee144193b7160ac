namespace Robotics.Host.Configuration;

/// <summary>The times of <see cref="Pace.Real"/>. Together they hold the arm within 100 ms of its commander's last sign of life.</summary>
internal static class RealTime
{
    /// <summary>Between two signs of life of a caller whose call moves the arm.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(10);

    /// <summary>How long what the body told with the outcome of a chunk says something of the present.</summary>
    public static readonly TimeSpan Sighting = TimeSpan.FromMilliseconds(20);

    /// <summary>How long the commander of a region that moves the arm may be silent.</summary>
    public static readonly TimeSpan CommanderSilence = TimeSpan.FromMilliseconds(60);

    /// <summary>How long the commander of the body may be silent while a chunk of his is played.</summary>
    public static readonly TimeSpan LeaseLifetime = TimeSpan.FromMilliseconds(70);

    /// <summary>How long either may be silent between two commands, when the arm is held anyway: what he knew of the world is too old then to go on from.</summary>
    public static readonly TimeSpan Absence = TimeSpan.FromMilliseconds(200);
}
