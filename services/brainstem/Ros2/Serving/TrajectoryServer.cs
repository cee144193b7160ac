using Robotics.Brainstem.Ros2.Actions;
using Robotics.Brainstem.Ros2.Messages.ActionMsgs;
using Robotics.Brainstem.Ros2.Messages.ControlMsgs;
using Robotics.Brainstem.Ros2.Nodes;

namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>control_msgs/FollowJointTrajectory of the served robot.</summary>
internal sealed class TrajectoryServer : IDisposable
{
    private const double Tolerance = 0.02;

    /// <summary>Ticks that the arm may take to arrive after the last point.</summary>
    private const int MostSettleTicks = 100;

    private readonly ArmController _arm;
    private readonly TrajectoryReader _reader;
    private readonly TickSignal _ticks;
    private readonly ImmutableArray<JointDescription> _joints;
    private readonly ActionServer<FollowJointTrajectoryGoal, FollowJointTrajectoryResult, FollowJointTrajectoryFeedback> _server;

    public TrajectoryServer(RosNode node, RosServerOptions options, RosClock clock, ArmController arm, TickSignal ticks)
    {
        (_arm, _ticks, _joints) = (arm, ticks, options.Robot.Body.Joints);
        _reader = new TrajectoryReader(_joints);
        _server = new(node, new ActionNames(options.Robot.Ros2.TrajectoryAction, FollowJointTrajectoryAction.RosType), clock, FollowAsync);
    }

    public void Dispose() => _server.Dispose();

    private async Task<(sbyte Status, FollowJointTrajectoryResult Result)> FollowAsync(ActionGoal<FollowJointTrajectoryGoal, FollowJointTrajectoryFeedback> goal)
    {
        ImmutableArray<SetpointGoal> points;
        try
        {
            points = _reader.Read(goal.Content.Trajectory);
        }
        catch (RoboticsException e)
        {
            return (GoalStatus.STATUS_ABORTED, new() { ErrorCode = FollowJointTrajectoryResult.INVALID_GOAL, ErrorString = e.Message });
        }

        long command = _arm.Follow(points);
        while (_arm.Busy && _arm.Commands == command)
        {
            await NextTickAsync(goal, points);
        }

        for (int tick = 0; tick < MostSettleTicks && _arm.Commands == command; tick++)
        {
            if (Error(points[^1]) < Tolerance) return (GoalStatus.STATUS_SUCCEEDED, new() { ErrorCode = FollowJointTrajectoryResult.SUCCESSFUL });
            await NextTickAsync(goal, points);
        }

        return _arm.Commands != command
            ? (GoalStatus.STATUS_ABORTED, new() { ErrorCode = FollowJointTrajectoryResult.PATH_TOLERANCE_VIOLATED, ErrorString = "Another command took over." })
            : (GoalStatus.STATUS_ABORTED, new()
            {
                ErrorCode = FollowJointTrajectoryResult.GOAL_TOLERANCE_VIOLATED,
                ErrorString = FormattableString.Invariant($"A joint is {Error(points[^1])} rad from the goal; allowed: {Tolerance}."),
            });
    }

    private async Task NextTickAsync(ActionGoal<FollowJointTrajectoryGoal, FollowJointTrajectoryFeedback> goal, ImmutableArray<SetpointGoal> points)
    {
        try
        {
            await _ticks.NextAsync(goal.Cancelled);
        }
        catch (OperationCanceledException)
        {
            _arm.Follow([new(0.1, [.. _arm.State.Position], new double[_joints.Length])]);
            throw;
        }

        FollowJointTrajectoryFeedback feedback = new() { JointNames = [.. _joints.Select(j => j.Name)] };
        feedback.Actual.Positions = [.. _arm.State.Position];
        feedback.Desired.Positions = [.. points[^1].Positions];
        goal.Feedback(feedback);
    }

    private double Error(SetpointGoal last) => last.Positions.Select((q, i) => Math.Abs(q - _arm.State.Position[i])).Max();
}
