using Robotics.Brainstem.Ros2.Messages.TrajectoryMsgs;
using Robotics.Brainstem.Ros2.Nodes;

namespace Robotics.Brainstem.Ros2.Moves;

/// <summary>A robot in thought: follows each command exactly, among the objects that the real one is among, and keeps where it was at the end of each control period.</summary>
internal sealed class RehearsedArm : IRobotDriver, IBodySensors
{
    private readonly BodyDescription _body;
    private readonly IRobotModel _model;
    private readonly ImmutableArray<Track> _tracks;
    private readonly ImmutableArray<JointTrajectoryPoint>.Builder _way = ImmutableArray.CreateBuilder<JointTrajectoryPoint>();
    private readonly double[] _position;
    private readonly double[] _velocity;
    private readonly double _width;
    private readonly int _periodsPerStep;
    private long _periods;

    /// <param name="body">Takes joint positions.</param>
    /// <param name="model">Its kinematics; the caller keeps it.</param>
    /// <param name="start">Where the real one is.</param>
    /// <param name="tracks">What is around it.</param>
    public RehearsedArm(BodyDescription body, IRobotModel model, in BodyState start, ImmutableArray<Track> tracks)
    {
        (_body, _model, _tracks) = (body, model, tracks);
        (_position, _velocity, _width) = ([.. start.Position], new double[start.Position.Length], start.GripperWidth);
        _periodsPerStep = ControlRate.StepsPer(body.ControlPeriod, body.ServoPeriod);
    }

    /// <summary>Where it was at the end of each control period so far, with the time since the start.</summary>
    public ImmutableArray<JointTrajectoryPoint> Way => _way.ToImmutable();

    /// <summary>Joint positions, rad.</summary>
    public ReadOnlySpan<double> Position => _position;

    public BodyDescription Describe() => _body;

    public void Read(ref BodyState state)
    {
        _position.CopyTo(state.Position, 0);
        _velocity.CopyTo(state.Velocity, 0);
        state.GripperWidth = _width;
        state.TcpInWorld = _body.BaseInWorld * _model.Forward(_position, []);
        state.Time = _periods * _body.ServoPeriod;
    }

    public void Write(in ServoCommand command)
    {
        for (int i = 0; i < _position.Length; i++)
        {
            _velocity[i] = (command.Values[i] - _position[i]) / _body.ServoPeriod.TotalSeconds;
            _position[i] = command.Values[i];
        }
    }

    public StepResult WaitNextPeriod()
    {
        _periods++;
        if (_periods % _periodsPerStep == 0)
            _way.Add(new() { Positions = [.. _position], Velocities = [.. _velocity], TimeFromStart = (_periods * _body.ServoPeriod).ToDuration() });
        return StepResult.Ok;
    }

    public ImmutableArray<Track> ReadTracks() => _tracks;

    public CameraFrame Capture(CameraRequest request) => throw RoboticsException.Unknown("camera", request.Camera, []);
}
