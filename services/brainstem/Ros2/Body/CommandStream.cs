using Robotics.Brainstem.Ros2.Messages.StdMsgs;
using Robotics.Brainstem.Ros2.Messages.TrajectoryMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>Streams joint positions to the robot's controller, in the message that it takes. One thread at a time; allocates nothing.</summary>
internal sealed class CommandStream : IDisposable
{
    private readonly Publisher<JointTrajectory>? _trajectories;
    private readonly Publisher<Float64MultiArray>? _positions;
    private readonly JointTrajectory _trajectory;
    private readonly Float64MultiArray _array;
    private readonly double _periodSeconds;
    private bool _begun;

    public CommandStream(RosNode node, RosInterface names, ImmutableArray<string> joints)
    {
        _periodSeconds = names.PeriodSeconds;
        _array = new() { Data = new double[joints.Length] };
        JointTrajectoryPoint point = new()
        {
            Positions = new double[joints.Length],
            Velocities = new double[joints.Length],
            TimeFromStart = TimeSpan.FromSeconds(names.PeriodSeconds).ToDuration(),
        };
        _trajectory = new() { JointNames = [.. joints], Points = [point] };
        if (names.Command == RosCommandKind.Position) _positions = node.Publisher<Float64MultiArray>(names.CommandTopic, Qos.Default);
        else _trajectories = node.Publisher<JointTrajectory>(names.CommandTopic, Qos.Default);
    }

    /// <summary>Controllers that listen.</summary>
    public int Matched => _trajectories?.Matched ?? _positions!.Matched;

    /// <summary>What is sent next has nothing to do with what was sent last.</summary>
    public void BeginAnew() => _begun = false;

    public void Send(ReadOnlySpan<double> positions)
    {
        if (_positions is not null)
        {
            positions.CopyTo(_array.Data);
            _positions.Publish(_array);
            return;
        }

        JointTrajectoryPoint point = _trajectory.Points[0];
        for (int i = 0; i < positions.Length; i++)
        {
            point.Velocities[i] = _begun ? (positions[i] - point.Positions[i]) / _periodSeconds : 0;
            point.Positions[i] = positions[i];
        }

        _begun = true;
        _trajectories!.Publish(_trajectory);
    }

    public void Dispose()
    {
        _trajectories?.Dispose();
        _positions?.Dispose();
    }
}
