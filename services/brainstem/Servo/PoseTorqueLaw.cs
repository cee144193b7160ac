using Robotics.Brainstem.Safety;

namespace Robotics.Brainstem.Servo;

/// <summary>Pose actions → joint torques, by operational-space control.</summary>
/// <remarks>
/// A displacement counts from where the TCP is when the row begins, as in the published OSC_POSE controller, so that skills and policies act alike
/// on both. A row without displacement (or rotation) keeps the goal of the row before, so that a load does not make the arm drift. Within the
/// control period the goal moves evenly from the last one to the new one, and what leads the TCP follows it with limited jerk (<see cref="ShapedPose"/>); the speed that the spring may cause is limited (Khatib 1987, section on
/// velocity saturation).
/// </remarks>
internal sealed class PoseTorqueLaw : IServoLaw
{
    private readonly Arm _arm;
    private readonly SafetyFilter _filter;
    private readonly OscGains _gains;
    private readonly SafetyLimits _limits;
    private readonly int _periods;
    private readonly double[] _home;
    private readonly double[] _posture;
    private readonly ShapedPose _shaped;
    private Pose _from;
    private Pose _goal;
    private bool _resting;

    public PoseTorqueLaw(Arm arm, SafetyFilter filter, SafetyLimits limits, OscGains gains, BodyDescription body)
    {
        (_arm, _filter, _limits, _gains) = (arm, filter, limits, gains);
        _periods = ControlRate.StepsPer(body.ControlPeriod, body.ServoPeriod);
        _home = [.. body.HomePositions];
        _posture = [.. body.HomePositions];
        (_from, _goal) = (Pose.Identity, Pose.Identity);
        _shaped = new ShapedPose(body.TcpLimits, body.ServoPeriod.TotalSeconds);
    }

    public void Begin(ActionSpace space, Span<double> row)
    {
        _filter.ClipRow(space, row);
        _home.CopyTo(_posture, 0);
        _from = _goal;
        Pose X_BW = _arm.BaseInWorld.Inverse();
        Pose X_WT = _arm.TcpInWorld;
        Pose X_WG = space.Kind == ActionKind.OscPoseDelta ? Displaced(space, row, X_WT) : PoseActions.Read(space, row, _arm.BaseInWorld, X_WT);
        if (_filter.ClipGoal(ref X_WG)) PoseActions.Write(space, X_WG, _arm.BaseInWorld, X_WT, row);
        _goal = X_BW * X_WG;
    }

    public void Hold(ActionSpace space, Span<double> row)
    {
        if (space.Kind == ActionKind.OscPoseDelta) row[..^1].Clear();
        else PoseActions.Write(space, _arm.TcpInWorld, _arm.BaseInWorld, _arm.TcpInWorld, row);
        _goal = _from = _arm.Tcp;
        _shaped.Begin(_arm.Tcp, _arm.TcpTwist(_arm.State.Velocity));
        _arm.State.Position.CopyTo(_posture, 0);
        _resting = true;
    }

    public void Retreat(ReadOnlySpan<double> q, ActionSpace space, Span<double> row)
    {
        Hold(space, row);
        _goal = _arm.Model!.Forward(q, []);
        q.CopyTo(_posture);
        if (space.Kind == ActionKind.TcpPose) PoseActions.Write(space, _arm.BaseInWorld * _goal, _arm.BaseInWorld, _arm.TcpInWorld, row);
    }

    public void Command(int period, Span<double> command)
    {
        OscState now = _arm.Now;
        Pose goal = _shaped.Step(Pose.Interpolate(_from, _goal, (period + 1) / (double)_periods));
        Vec3 e_p = goal.Position - now.Position;
        Vec3 e_o = OscLaw.OrientationError(now.Orientation, Axes.Of(goal.Rotation));
        Twist acceleration = new(
            Sprung(_gains.Linear, e_p, now.Velocity.Linear, _limits.MaxTcpSpeed),
            Sprung(_gains.Angular, e_o, now.Velocity.Angular, _limits.MaxTcpTurnRate));
        OscLaw.Torque(now, acceleration, _posture, _gains, command);
        _filter.LimitTorques(_arm, command);
    }

    public void Exchange(StateExchange state)
    {
        state.Value(ref _from);
        state.Value(ref _goal);
        state.Value(ref _resting);
        _shaped.Exchange(state);
        state.Values(_posture);
    }

    /// <summary>Kp·e − Kv·v, written as Kv·(v* − v) with the speed v* = Kp/Kv·e limited.</summary>
    private static Vec3 Sprung(double stiffness, Vec3 error, Vec3 velocity, double maxSpeed)
    {
        double damping = 2 * Math.Sqrt(stiffness);
        Vec3 wanted = error * (stiffness / damping);
        double speed = wanted.Norm;
        if (speed > maxSpeed) wanted *= maxSpeed / speed;
        return damping * (wanted - velocity);
    }

    private Pose Displaced(ActionSpace space, ReadOnlySpan<double> row, Pose X_WT)
    {
        Twist d_W = PoseActions.Displacement(space, row, _arm.BaseInWorld, X_WT);
        Pose X_WG = _arm.BaseInWorld * _goal;
        bool still = d_W.Linear == Vec3.Zero;
        Vec3 position = still && _resting ? X_WG.Position : X_WT.Position + d_W.Linear;
        _resting = still;
        Rotation rotation = d_W.Angular == Vec3.Zero
            ? X_WG.Rotation
            : (Rotation.FromRotationVector(d_W.Angular) * X_WT.Rotation).Normalized();
        return new(position, rotation);
    }
}
