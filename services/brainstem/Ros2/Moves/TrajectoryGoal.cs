using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Actions;
using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Messages.ActionMsgs;
using Robotics.Brainstem.Ros2.Messages.ControlMsgs;
using Robotics.Brainstem.Ros2.Messages.TrajectoryMsgs;
using Robotics.Brainstem.Ros2.Nodes;

namespace Robotics.Brainstem.Ros2.Moves;

/// <summary>Sends a planned move to the robot's controller as control_msgs/FollowJointTrajectory, and watches until it has ended.</summary>
internal sealed partial class TrajectoryGoal : IDisposable
{
    private static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(1);

    private readonly ActionClient<FollowJointTrajectoryGoal, FollowJointTrajectoryResult, FollowJointTrajectoryFeedback> _client;
    private readonly RosRobotOptions _options;
    private readonly RosConnection _connection;
    private readonly string _action;

    public TrajectoryGoal(RosConnection connection, RosRobotOptions options)
    {
        (_connection, _options, _action) = (connection, options, options.Robot.Ros2.TrajectoryAction);
        _client = new(connection.Node, new ActionNames(_action, FollowJointTrajectoryAction.RosType));
    }

    /// <summary>Returns when the robot's controller can be asked.</summary>
    /// <exception cref="RoboticsException">Unavailable: no server.</exception>
    public async Task ReadyAsync(CancellationToken ct)
    {
        if (!await Waiting.UntilAsync(() => _client.Ready, _options.Patience, _options.Clock, ct))
            throw new RoboticsException(ErrorCode.Unavailable, _client.Obstacle ?? $"No server of the action {_connection.Node.Resolve(_action)} is there.");
    }

    /// <summary>Returns when the robot says that it is there.</summary>
    /// <param name="way">One point or more.</param>
    /// <param name="ct">Tells the robot to end the move where it is.</param>
    /// <exception cref="RoboticsException">
    /// Unavailable: no server, or the robot says nothing any more (the move is cancelled, should it still listen). CommandRejected: the robot does not
    /// accept the move, or does not carry it out; the message has its reason.
    /// </exception>
    public async Task FollowAsync(ImmutableArray<JointTrajectoryPoint> way, CancellationToken ct)
    {
        await ReadyAsync(ct);
        FollowJointTrajectoryGoal goal = new();
        goal.Trajectory.JointNames = [.. _options.Robot.Body.Joints.Select(j => j.Name)];
        goal.Trajectory.Points = [.. way];
        GoalId id = await _client.SendAsync(goal, ct)
            ?? throw new RoboticsException(ErrorCode.CommandRejected, $"{_connection.Node.Resolve(_action)} does not accept the move.");
        GetResultResponse<FollowJointTrajectoryResult> ended = await WatchAsync(id, ct);
        if (ended.Status == GoalStatus.STATUS_SUCCEEDED && ended.Result.ErrorCode == FollowJointTrajectoryResult.SUCCESSFUL) return;
        throw new RoboticsException(ErrorCode.CommandRejected, $"The robot did not carry out the move (status {ended.Status}, error {ended.Result.ErrorCode}): {ended.Result.ErrorString}");
    }

    public void Dispose() => _client.Dispose();

    private async Task<GetResultResponse<FollowJointTrajectoryResult>> WatchAsync(GoalId id, CancellationToken ct)
    {
        using CancellationTokenSource watch = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Task<GetResultResponse<FollowJointTrajectoryResult>> result = _client.ResultAsync(id, watch.Token);
        Task silence = Task.Factory.StartNew(() => Listen(result), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            if (await Task.WhenAny(result, silence) == silence && !result.IsCompleted)
                throw new RoboticsException(ErrorCode.Unavailable, $"The robot has said nothing for {_options.Silence.TotalMilliseconds} ms; the move was cancelled.");
            return await result;
        }
        catch (Exception e) when (e is OperationCanceledException or RoboticsException)
        {
            await CancelAsync(id);
            await watch.CancelAsync();
            throw;
        }
    }

    /// <summary>Returns when the robot is silent, or the move has ended.</summary>
    private void Listen(Task ended)
    {
        while (!ended.IsCompleted && _connection.Joints.WaitFor((_connection.Joints.Stamp ?? TimeSpan.Zero) + TimeSpan.FromTicks(1), _options.Silence) is not null)
        {
            // It speaks.
        }
    }

    /// <summary>The robot may be gone: then it does not matter what it answers.</summary>
    private async Task CancelAsync(GoalId id)
    {
        using CancellationTokenSource late = new(CancelPatience, _options.Clock);
        try
        {
            await _client.CancelAsync(id, late.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or RoboticsException)
        {
            Log.NotCancelled(_options.Log, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The robot did not say that it cancels the move: {Reason}")]
        public static partial void NotCancelled(ILogger logger, string reason);
    }
}
