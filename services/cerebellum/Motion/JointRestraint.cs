namespace Robotics.Cerebellum.Motion;

/// <summary>
/// Slows a motion of the hand down to what the joints can take: foresees, by the body's own operational-space law, their torques, and their speeds and positions
/// at the end of the control step. Not thread-safe: one owner.
/// </summary>
internal sealed class JointRestraint(BodyDescription body, IRobotModel model)
{
    /// <summary>Shares of the limits of speed and torque that are used: what is foreseen is not exact.</summary>
    private const double Used = 0.9, UsedTorque = 0.9;

    /// <summary>Distance that a joint keeps from its position limits, rad, and the share of the way to there that it may go in a control step.</summary>
    private const double Margin = 0.02, Nearer = 0.3;

    /// <summary>The least share of a motion: an arm that stood still would not come free of a limit either.</summary>
    private const double LeastShare = 0.1;

    private static readonly OscGains Gains = OscGains.Libero;

    private readonly int _n = model.Joints;
    private readonly double[] _jacobian = new double[6 * model.Joints], _mass = new double[model.Joints * model.Joints], _bias = new double[model.Joints];
    private readonly double[] _speed = new double[model.Joints], _braking = new double[model.Joints], _driven = new double[model.Joints];

    /// <summary>The share of the displacement and turn of the goal that keeps the limits, (0, 1].</summary>
    /// <param name="now">The arm.</param>
    /// <param name="before">The arm a control step ago.</param>
    /// <param name="displacement">Metres, world frame.</param>
    /// <param name="turn">Rotation vector, rad, world frame.</param>
    public double Share(RobotState now, RobotState before, Vec3 displacement, Vec3 turn)
    {
        if (now.JointPositions.Length != _n || before.JointPositions.Length != _n) return 1;
        double period = body.ControlPeriod.TotalSeconds;
        for (int j = 0; j < _n; j++) _speed[j] = (now.JointPositions[j] - before.JointPositions[j]) / period;
        Rotation R_BW = body.BaseInWorld.Rotation.Inverse();
        Foresee(now.JointPositions, R_BW * displacement, R_BW * turn);
        double most = 1;
        for (int j = 0; j < _n; j++) most = Math.Min(most, Allowed(_braking[j], _driven[j], body.Joints[j].MaxEffort * UsedTorque));
        ToAccelerations();

        // A critically damped joint goes over to the speed that it is driven to within about this time.
        double damping = 2 * Math.Sqrt(Gains.Linear), settling = (1 - Math.Exp(-damping * period)) / damping;
        for (int j = 0; j < _n; j++)
        {
            JointDescription joint = body.Joints[j];
            double coasting = _speed[j] + (settling * _braking[j]), driven = settling * _driven[j], q = now.JointPositions[j];
            double up = Math.Min(joint.MaxVelocity * Used, Math.Max(0, joint.MaxPosition - Margin - q) * Nearer / period);
            double down = Math.Min(joint.MaxVelocity * Used, Math.Max(0, q - joint.MinPosition - Margin) * Nearer / period);
            most = Math.Min(most, driven > 0 ? Below(coasting, driven, up) : Below(-coasting, -driven, down));
        }

        return Math.Max(most, LeastShare);
    }

    private static double Allowed(double still, double more, double limit) => more > 0 ? Below(still, more, limit) : Below(-still, -more, limit);

    /// <summary>The largest share s with still + s · more ≤ limit.</summary>
    private static double Below(double still, double more, double limit) =>
        still + more <= limit || more <= 1e-12 ? 1 : Math.Max(0, (limit - still) / more);

    /// <summary>The torques without the displacement, that brake the hand, and what the displacement adds to them, N·m.</summary>
    private void Foresee(ImmutableArray<double> q, Vec3 displacement, Vec3 turn)
    {
        Pose X_BT = model.Forward(q.AsSpan(), _jacobian);
        model.Dynamics(q.AsSpan(), _speed, _mass, _bias);
        Span<double> hand = stackalloc double[6];
        for (int row = 0; row < 6; row++)
        {
            hand[row] = 0;
            for (int j = 0; j < _n; j++) hand[row] += _jacobian[(row * _n) + j] * _speed[j];
        }

        Vec3 linear = new(hand[0], hand[1], hand[2]), angular = new(hand[3], hand[4], hand[5]);
        OscState state = new()
        {
            Position = X_BT.Position,
            Orientation = new Axes(X_BT.Rotation.AxisX, X_BT.Rotation.AxisY, X_BT.Rotation.AxisZ),
            Velocity = new Twist(linear, angular),
            Jacobian = _jacobian,
            Mass = _mass,
            JointPositions = q.AsSpan(),
            JointVelocities = _speed,
            Bias = _bias,
        };
        Twist braking = new(linear * (-2 * Math.Sqrt(Gains.Linear)), angular * (-2 * Math.Sqrt(Gains.Angular)));
        OscLaw.Torque(state, braking, body.HomePositions.AsSpan(), Gains, _braking);
        OscLaw.Torque(state, new(braking.Linear + (displacement * Gains.Linear), braking.Angular + (turn * Gains.Angular)), body.HomePositions.AsSpan(), Gains, _driven);
        for (int j = 0; j < _n; j++) _driven[j] -= _braking[j];
    }

    private void ToAccelerations()
    {
        for (int j = 0; j < _n; j++) _braking[j] -= _bias[j];
        SymmetricSystem.Factor(_mass, _n);
        SymmetricSystem.Solve(_mass, _n, _braking);
        SymmetricSystem.Solve(_mass, _n, _driven);
    }
}
