using Robotics.Brainstem.Ros2.Messages.LifecycleMsgs;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Nodes;

/// <summary>Publishes the states of a managed node: <c>~/transition_event</c>, and <c>~/get_state</c> answers with the present one. The node itself decides when to change.</summary>
internal sealed class Lifecycle : IDisposable
{
    private static readonly ImmutableArray<string> Labels = ["unknown", "unconfigured", "inactive", "active", "finalized"];

    private readonly Publisher<TransitionEvent> _events;
    private readonly ServiceServer<GetStateRequest, GetStateResponse> _server;
    private readonly RosClock _clock;
    private volatile byte _state = State.PRIMARY_STATE_UNCONFIGURED;

    public Lifecycle(RosNode node, RosClock clock)
    {
        _clock = clock;
        _events = node.Publisher<TransitionEvent>("~/transition_event", Qos.Default);
        _server = node.Serve<GetStateService, GetStateRequest, GetStateResponse>("~/get_state", _ => new() { CurrentState = Of(_state) });
    }

    /// <summary>One of the primary states.</summary>
    public byte Current => _state;

    /// <param name="state">The new primary state.</param>
    /// <param name="transition">What led to it, e.g. <c>activate</c>.</param>
    public void Become(byte state, string transition)
    {
        State from = Of(_state);
        _state = state;
        _events.Publish(new()
        {
            Timestamp = (ulong)(_clock.Now.Ticks * 100),
            Transition = new() { Id = TransitionId(transition), Label = transition },
            StartState = from,
            GoalState = Of(state),
        });
    }

    public void Dispose()
    {
        _server.Dispose();
        _events.Dispose();
    }

    private static State Of(byte state) => new() { Id = state, Label = Labels[state] };

    // lifecycle_msgs/msg/Transition numbers the public transitions so.
    private static byte TransitionId(string label) => label switch
    {
        "configure" => 1,
        "cleanup" => 2,
        "activate" => 3,
        "deactivate" => 4,
        "shutdown" => 7,
        _ => 0,
    };
}
