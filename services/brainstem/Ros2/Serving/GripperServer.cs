using Robotics.Brainstem.Ros2.Actions;
using Robotics.Brainstem.Ros2.Messages.ActionMsgs;
using Robotics.Brainstem.Ros2.Messages.ControlMsgs;
using Robotics.Brainstem.Ros2.Nodes;

namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>control_msgs/GripperCommand of the served robot: the position is the distance between the pads.</summary>
internal sealed class GripperServer : IDisposable
{
    private const double Arrived = 0.002, Still = 0.0002;

    /// <summary>Ticks without motion after which the gripper has stalled.</summary>
    private const int StallTicks = 20;

    private readonly ArmController _arm;
    private readonly TickSignal _ticks;
    private readonly GripperDescription _gripper;
    private readonly ActionServer<GripperCommandGoal, GripperCommandResult, GripperCommandFeedback> _server;
    private long _goals;

    public GripperServer(RosNode node, RosServerOptions options, RosClock clock, ArmController arm, TickSignal ticks)
    {
        (_arm, _ticks, _gripper) = (arm, ticks, options.Robot.Body.Gripper);
        _server = new(node, new ActionNames(options.Robot.Ros2.GripperAction, GripperCommandAction.RosType), clock, MoveAsync);
    }

    public void Dispose() => _server.Dispose();

    private async Task<(sbyte Status, GripperCommandResult Result)> MoveAsync(ActionGoal<GripperCommandGoal, GripperCommandFeedback> goal)
    {
        double wanted = goal.Content.Command.Position;
        if (!double.IsFinite(wanted)) return (GoalStatus.STATUS_ABORTED, Result(false, false));
        long number = Interlocked.Increment(ref _goals);
        _arm.Grip(1 - (2 * wanted / _gripper.MaxWidth));
        double last = _arm.State.GripperWidth;
        for (int still = 0; still < StallTicks;)
        {
            await _ticks.NextAsync(goal.Cancelled);
            if (Interlocked.Read(ref _goals) != number) return (GoalStatus.STATUS_ABORTED, Result(false, false));
            double width = _arm.State.GripperWidth;
            if (Math.Abs(width - wanted) < Arrived) return (GoalStatus.STATUS_SUCCEEDED, Result(false, true));
            still = Math.Abs(width - last) < Still ? still + 1 : 0;
            last = width;
        }

        return (GoalStatus.STATUS_SUCCEEDED, Result(true, false));
    }

    private GripperCommandResult Result(bool stalled, bool reached) => new() { Position = _arm.State.GripperWidth, Stalled = stalled, ReachedGoal = reached };
}
