using Robotics.Protos.Access;

namespace Robotics.Protos.Calls;

/// <summary>How a region in another process is called.</summary>
public sealed record RegionChannelOptions
{
    /// <summary>Time that one answer may take. A chunk of actions has its own time on top.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the caller of a call that moves the arm says that it is alive; null for never, as in simulated time.</summary>
    public TimeSpan? Heartbeat { get; init; }

    /// <summary>How this process shows who it is; null for a socket or port of this machine without certificates.</summary>
    public ChannelSecurity? Security { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
