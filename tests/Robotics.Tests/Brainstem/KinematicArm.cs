using Robotics.Brainstem;
using Robotics.Brainstem.Reflexes;
using Robotics.Brainstem.Safety;
using Robotics.Brainstem.Servo;
using Robotics.Robots;
using Robotics.Sim.Bodies;

namespace Robotics.Tests.Brainstem;

/// <summary>A robot's own model behind the safety filter, following every command exactly: what the filter lets through is what happens.</summary>
internal sealed class KinematicArm : IRobotDriver, IDisposable
{
    private readonly BodyDescription _body;
    private readonly MujocoRobotModel _model;
    private readonly double[] _position;
    private readonly double[] _velocity;
    private readonly double[] _torque;
    private readonly double[] _next;

    public KinematicArm(string robot, SafetyDescription cell, ImmutableArray<PlacedShape> scene)
    {
        RobotDefinition definition = RobotCatalog.Load(robot);
        _body = definition.Body with { CommandType = CommandType.JointPosition, Safety = cell };
        _model = new MujocoRobotModel(definition);
        _position = [.. _body.HomePositions];
        _velocity = new double[_position.Length];
        (_torque, _next) = (new double[_position.Length], new double[_position.Length]);
        Limits = SafetyLimits.Of(_body);
        Filter = new SafetyFilter(SafetyRules.For(_body, Limits, _model, new Drives(cell, new SensorBoard([], null))), Limits, _body.ServoPeriod);
        Filter.Place(scene);
        Arm = new Arm(this, _model);
        Arm.Read();
    }

    public SafetyLimits Limits { get; }

    public SafetyFilter Filter { get; }

    public Arm Arm { get; }

    public double PeriodSeconds => _body.ServoPeriod.TotalSeconds;

    /// <summary>One servo period under joint accelerations that somebody asks for, rad/s².</summary>
    public void Play(ReadOnlySpan<double> accelerations)
    {
        Filter.BeginStep();
        Arm.Torques(accelerations, _torque);
        Filter.LimitTorques(Arm, _torque);
        Arm.Lead(_torque, PeriodSeconds, _next);
        for (int i = 0; i < _next.Length; i++) (_velocity[i], _position[i]) = ((_next[i] - _position[i]) / PeriodSeconds, _next[i]);
        Arm.Read();
    }

    public BodyDescription Describe() => _body;

    public void Read(ref BodyState state)
    {
        _position.CopyTo(state.Position, 0);
        _velocity.CopyTo(state.Velocity, 0);
        state.GripperWidth = _body.Gripper.MaxWidth;
    }

    public void Write(in ServoCommand command) => throw new NotSupportedException("Played by Play.");

    public StepResult WaitNextPeriod() => throw new NotSupportedException("Played by Play.");

    public void Dispose() => _model.Dispose();
}
