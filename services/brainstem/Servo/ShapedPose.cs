namespace Robotics.Brainstem.Servo;

/// <summary>The pose that the TCP is led by: it follows the goal within limits of velocity, acceleration and jerk, along and about each axis of the base frame.</summary>
/// <remarks>Belongs to the servo loop; no allocation.</remarks>
internal sealed class ShapedPose
{
    private readonly AxisLimits _linear;
    private readonly AxisLimits _angular;
    private readonly double _periodSeconds;
    private readonly double[] _velocity = new double[6];
    private readonly double[] _acceleration = new double[6];
    private Pose _pose = Pose.Identity;

    public ShapedPose(TcpLimits limits, double periodSeconds)
    {
        _linear = new(limits.MaxSpeed, limits.MaxAcceleration, limits.MaxJerk);
        _angular = new(limits.MaxTurnRate, limits.MaxTurnAcceleration, limits.MaxTurnJerk);
        _periodSeconds = periodSeconds;
    }

    /// <summary>Begins anew from a pose and its velocity.</summary>
    public void Begin(Pose pose, Twist velocity)
    {
        _pose = pose;
        for (int i = 0; i < 3; i++)
        {
            _velocity[i] = Math.Clamp(velocity.Linear[i], -_linear.MaxVelocity, _linear.MaxVelocity);
            _velocity[3 + i] = Math.Clamp(velocity.Angular[i], -_angular.MaxVelocity, _angular.MaxVelocity);
        }

        Array.Clear(_acceleration);
    }

    /// <summary>One period nearer to the goal.</summary>
    public Pose Step(Pose goal)
    {
        Vec3 ahead = goal.Position - _pose.Position;
        Vec3 turn = (goal.Rotation * _pose.Rotation.Inverse()).ToRotationVector();
        Vec3 moved = new(Axis(0, ahead.X, _linear), Axis(1, ahead.Y, _linear), Axis(2, ahead.Z, _linear));
        Vec3 turned = new(Axis(3, turn.X, _angular), Axis(4, turn.Y, _angular), Axis(5, turn.Z, _angular));
        return _pose = new(_pose.Position + moved, (Rotation.FromRotationVector(turned) * _pose.Rotation).Normalized());
    }

    public void Exchange(StateExchange state)
    {
        state.Value(ref _pose);
        state.Values(_velocity);
        state.Values(_acceleration);
    }

    private double Axis(int axis, double error, in AxisLimits limits)
    {
        AxisState next = JerkLimit.Step(new(0, _velocity[axis], _acceleration[axis]), error, limits, _periodSeconds);
        (_velocity[axis], _acceleration[axis]) = (next.Velocity, next.Acceleration);
        return next.Position;
    }
}
