using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Actions;
using Robotics.Brainstem.Ros2.Messages.ControlMsgs;
using Robotics.Brainstem.Ros2.Nodes;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>Sends the gripper's newest goal, one at a time, away from the servo loop.</summary>
internal sealed partial class GripperSender : IDisposable
{
    /// <summary>A smaller change of the command is no new goal.</summary>
    private const double Resolution = 0.01;

    private readonly ActionClient<GripperCommandGoal, GripperCommandResult, GripperCommandFeedback> _client;
    private readonly GripperDescription _gripper;
    private readonly ILogger _log;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private double _wanted = double.NaN;
    private double _sent = double.NaN;
    private bool _sending;

    public GripperSender(RosNode node, string action, GripperDescription gripper, ILogger log)
    {
        (_gripper, _log) = (gripper, log);
        _client = new(node, new ActionNames(action, GripperCommandAction.RosType));
    }

    public bool Ready => _client.Ready;

    /// <inheritdoc cref="Transport.ITransportClient.Obstacle"/>
    public string? Obstacle => _client.Obstacle;

    /// <summary>Says nothing while nothing was sent yet: the gripper stays as it was found, and what it holds is held.</summary>
    /// <param name="command">−1 open … +1 closed, as the gripper is now.</param>
    public void Keep(double command)
    {
        lock (_gate)
        {
            if (double.IsNaN(_sent)) _wanted = _sent = command;
        }

        Send(command);
    }

    /// <summary>The gripper may be as it wants by now.</summary>
    public void Forget()
    {
        lock (_gate) _sent = double.NaN;
    }

    /// <param name="command">−1 open … +1 closed.</param>
    public void Send(double command)
    {
        lock (_gate)
        {
            _wanted = command;
            if (_sending || Math.Abs(_wanted - _sent) < Resolution) return;
            _sending = true;
        }

        _ = Task.Run(SendNewestAsync);
    }

    public void Dispose()
    {
        _end.Cancel();
        _client.Dispose();
        _end.Dispose();
    }

    private async Task SendNewestAsync()
    {
        while (true)
        {
            double command;
            lock (_gate)
            {
                if (Math.Abs(_wanted - _sent) < Resolution)
                {
                    _sending = false;
                    return;
                }

                _sent = command = _wanted;
            }

            GripperCommandGoal goal = new();
            goal.Command.Position = _gripper.MaxWidth * (1 - command) / 2;
            goal.Command.MaxEffort = _gripper.MaxForce;
            try
            {
                if (await _client.SendAsync(goal, _end.Token) is null) Log.Refused(_log, goal.Command.Position);
            }
            catch (Exception e) when (e is RoboticsException or OperationCanceledException)
            {
                Log.NotSent(_log, e.Message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The gripper refused to go to {Width} m.")]
        public static partial void Refused(ILogger logger, double width);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The gripper's goal was not sent: {Reason}")]
        public static partial void NotSent(ILogger logger, string reason);
    }
}
