using Robotics.Brainstem.Ros2.Messages.StdMsgs;
using Robotics.Brainstem.Ros2.Messages.TrajectoryMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>Streamed commands of the served robot, and why it holds when they fail. Thread-safe.</summary>
internal sealed class CommandIntake : IDisposable
{
    private readonly ArmController _arm;
    private readonly TrajectoryReader _reader;
    private readonly ITransportSubscription _subscription;
    private readonly double _periodSeconds;
    private volatile string? _refusal;
    private bool _matched;
    private bool _left;

    public CommandIntake(RosNode node, RosInterface names, ArmController arm, TrajectoryReader reader)
    {
        (_arm, _reader, _periodSeconds) = (arm, reader, names.PeriodSeconds);
        _subscription = names.Command == RosCommandKind.Position
            ? node.Subscribe<Float64MultiArray>(names.CommandTopic, Qos.Default, m => Take(() => [reader.Read(m.Data, _periodSeconds)]))
            : node.Subscribe<JointTrajectory>(names.CommandTopic, Qos.Default, m => Take(() => _reader.Read(m)));
    }

    /// <summary>Commands that were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Why the robot holds, and in words. Called by the simulation loop.</summary>
    public (HoldCause Cause, string Reason) Judge()
    {
        bool matched = _subscription.Matched > 0;
        _left |= _matched && !matched;
        _left &= !matched;
        _matched = matched;
        if (_refusal is { } refusal) return (HoldCause.CommandRefused, refusal);
        if (_left) return (HoldCause.CommanderGone, "Whoever streamed commands has left; the arm is held.");
        return _arm.BrokeOff ? (HoldCause.CommandsLost, "Commands stopped in the middle of a motion; the arm is held.") : (HoldCause.None, "");
    }

    public void Dispose() => _subscription.Dispose();

    private void Take(Func<ImmutableArray<SetpointGoal>> read)
    {
        try
        {
            _arm.Follow(read());
            _refusal = null;
        }
        catch (RoboticsException e) when (e.Code == ErrorCode.CommandRejected)
        {
            Refused++;
            _refusal = e.Message;
        }
    }
}
