using Robotics.Brainstem.Safety;

namespace Robotics.Brainstem.Servo;

/// <summary>Joint positions and velocities → joint torques, by computed torque. Within the control period the goal moves evenly from the last one to the new one; each joint follows it within its limits of velocity, acceleration and jerk.</summary>
internal sealed class JointTorqueLaw : IServoLaw
{
    /// <summary>How far the goal may be from the joint when a row begins, rad.</summary>
    private const double Leash = 0.3;

    private readonly Arm _arm;
    private readonly SafetyFilter _filter;
    private readonly double _stiffness;
    private readonly int _periods;
    private readonly double _controlSeconds;
    private readonly ImmutableArray<JointDescription> _joints;
    private readonly double[] _from;
    private readonly double[] _goal;
    private readonly AxisState[] _shaped;
    private readonly double _periodSeconds;
    private readonly double[] _position;
    private readonly double[] _velocity;

    public JointTorqueLaw(Arm arm, SafetyFilter filter, SafetyLimits limits, double stiffness, BodyDescription body)
    {
        (_arm, _filter, _stiffness, _joints) = (arm, filter, stiffness, limits.Joints);
        _periods = ControlRate.StepsPer(body.ControlPeriod, body.ServoPeriod);
        _controlSeconds = body.ControlPeriod.TotalSeconds;
        _periodSeconds = body.ServoPeriod.TotalSeconds;
        _shaped = new AxisState[arm.Joints];
        (_from, _goal) = (new double[arm.Joints], new double[arm.Joints]);
        (_position, _velocity) = (new double[arm.Joints], new double[arm.Joints]);
    }

    public void Begin(ActionSpace space, Span<double> row)
    {
        _filter.ClipRow(space, row);
        for (int i = 0; i < _goal.Length; i++)
        {
            // A goal that ran ahead of a blocked joint would make it jump when it comes free.
            _from[i] = Math.Clamp(_goal[i], _arm.State.Position[i] - Leash, _arm.State.Position[i] + Leash);
            if (Math.Abs(_shaped[i].Position - _arm.State.Position[i]) > Leash) _shaped[i] = new(_from[i], 0, 0);
            double wanted = space.Kind == ActionKind.JointPosition ? row[i] : _from[i] + (row[i] * _controlSeconds);
            double reach = _joints[i].MaxVelocity * _controlSeconds;
            double reachable = Math.Clamp(wanted, _from[i] - reach, _from[i] + reach);
            _goal[i] = Math.Clamp(reachable, _joints[i].MinPosition, _joints[i].MaxPosition);
        }
    }

    public void Hold(ActionSpace space, Span<double> row)
    {
        if (space.Kind == ActionKind.JointPosition) _arm.State.Position.CopyTo(row);
        else row[..^1].Clear();
        _arm.State.Position.CopyTo(_goal, 0);
        _arm.State.Position.CopyTo(_from, 0);
        for (int i = 0; i < _shaped.Length; i++)
        {
            double most = _joints[i].MaxVelocity;
            _shaped[i] = new(_arm.State.Position[i], Math.Clamp(_arm.State.Velocity[i], -most, most), 0);
        }
    }

    public void Retreat(ReadOnlySpan<double> q, ActionSpace space, Span<double> row)
    {
        Hold(space, row);
        for (int i = 0; i < _goal.Length; i++)
        {
            double reach = _joints[i].MaxVelocity * _controlSeconds;
            _goal[i] = Math.Clamp(q[i], _from[i] - reach, _from[i] + reach);
        }

        if (space.Kind == ActionKind.JointPosition) q.CopyTo(row);
    }

    public void Command(int period, Span<double> command)
    {
        double t = (period + 1) / (double)_periods;
        for (int i = 0; i < _goal.Length; i++)
        {
            JointDescription joint = _joints[i];
            AxisLimits limits = new(joint.MaxVelocity, joint.MaxAcceleration, joint.MaxJerk);
            _shaped[i] = JerkLimit.Step(_shaped[i], _from[i] + ((_goal[i] - _from[i]) * t), limits, _periodSeconds);
            (_position[i], _velocity[i]) = (_shaped[i].Position, _shaped[i].Velocity);
        }

        JointLaw.Torque(_arm.Now, _position, _velocity, _stiffness, command);
        _filter.LimitTorques(_arm, command);
    }

    public void Exchange(StateExchange state)
    {
        state.Values(_from);
        state.Values(_goal);
        for (int i = 0; i < _shaped.Length; i++)
        {
            (double position, double velocity, double acceleration) = _shaped[i];
            state.Value(ref position);
            state.Value(ref velocity);
            state.Value(ref acceleration);
            _shaped[i] = new(position, velocity, acceleration);
        }
    }
}
