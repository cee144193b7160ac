using Robotics.Brainstem.Ros2.Messages.RosgraphMsgs;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Nodes;

/// <summary>The time that a node stamps its messages with: the system's, or with <c>use_sim_time</c> that of <c>/clock</c>.</summary>
internal sealed class RosClock : IDisposable
{
    private readonly TimeProvider _system;
    private readonly ITransportSubscription? _subscription;
    private long _ticks;

    public RosClock(RosNode node, TimeProvider system)
    {
        _system = system;
        if (!UsesSimTime(node)) return;
        _subscription = node.Subscribe<Clock>("/clock", Qos.Newest, c => Interlocked.Exchange(ref _ticks, c.ClockValue.ToTimeSpan().Ticks));
    }

    /// <summary>Since 1970, or on /clock; zero until that has said something.</summary>
    public TimeSpan Now => _subscription is null ? _system.GetUtcNow() - DateTimeOffset.UnixEpoch : new(Interlocked.Read(ref _ticks));

    public static bool UsesSimTime(RosNode node) => node.Parameter("use_sim_time") is { } value && bool.TryParse(value, out bool uses) && uses;

    public void Dispose() => _subscription?.Dispose();
}
