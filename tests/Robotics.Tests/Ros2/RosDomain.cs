using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Brainstem.Ros2.Cyclone;

namespace Robotics.Tests.Ros2;

/// <summary>A ROS domain on this machine that no other process is likely to use.</summary>
internal static class RosDomain
{
    /// <summary>Tests with a robot in the domain: one robot at a time, for all have the same topics.</summary>
    public const string Robots = "robots over ROS 2";

    public static CycloneSettings Settings { get; } = new() { Domain = (uint)(1 + (Environment.ProcessId % 100)), LocalhostOnly = true };

    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    public static CycloneTransport Join() => new(Settings, NullLogger.Instance);
}
