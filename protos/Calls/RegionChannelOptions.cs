namespace Robotics.Protos.Calls;

/// <summary>How a region in another process is called.</summary>
public sealed record RegionChannelOptions
{
    /// <summary>Time that one answer may take. A chunk of actions has its own time on top.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
