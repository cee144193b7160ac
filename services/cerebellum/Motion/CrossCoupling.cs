namespace Robotics.Cerebellum.Motion;

/// <summary>
/// Makes up for what turning and moving the hand do to each other under an operational-space law that weighs the two apart: near a posture in which some
/// motion is hard to make, such a law answers slowly and swings, since the force that moves the hand also turns it, and the reverse.
/// </summary>
/// <remarks>Inverts the coupling through the arm's mobility J M⁻¹ Jᵀ (Khatib 1987), damped. Not thread-safe: one owner.</remarks>
internal sealed class CrossCoupling(BodyDescription body, IRobotModel model)
{
    private const int TaskSize = 6;

    /// <summary>Bounds how much more is commanded where the coupling is strong: its inverse, about.</summary>
    private const double Damping = 0.05;

    private static readonly OscGains Gains = OscGains.Libero;

    private readonly double[] _jacobian = new double[TaskSize * model.Joints], _weighted = new double[TaskSize * model.Joints];
    private readonly double[] _mass = new double[model.Joints * model.Joints], _bias = new double[model.Joints], _still = new double[model.Joints];

    /// <summary>The displacement of the goal that accelerates the hand as <paramref name="displacement"/> and <paramref name="turn"/> would if there were no coupling.</summary>
    /// <param name="q">Joint positions, rad.</param>
    /// <param name="velocity">Of the TCP, m/s and rad/s, world frame.</param>
    /// <param name="displacement">Metres, world frame.</param>
    /// <param name="turn">Rotation vector, rad, world frame.</param>
    public (Vec3 Displacement, Vec3 Turn) Invert(ImmutableArray<double> q, Twist velocity, Vec3 displacement, Vec3 turn)
    {
        if (q.Length != model.Joints) return (displacement, turn);
        Rotation R_BW = body.BaseInWorld.Rotation.Inverse();
        Vec3 linear = R_BW * ((Gains.Linear * displacement) - (2 * Math.Sqrt(Gains.Linear) * velocity.Linear));
        Vec3 angular = R_BW * ((Gains.Angular * turn) - (2 * Math.Sqrt(Gains.Angular) * velocity.Angular));
        Span<double> mobility = stackalloc double[TaskSize * TaskSize], damped = stackalloc double[TaskSize * TaskSize];
        Mobility(q, mobility);
        for (int a = 0; a < TaskSize; a++)
        {
            for (int b = 0; b < TaskSize; b++)
                damped[(a * TaskSize) + b] = mobility[(a * TaskSize) + b] * (a / 3 == b / 3 ? 1 + Damping : 1);
        }

        Span<double> wrench = [linear.X, linear.Y, linear.Z, angular.X, angular.Y, angular.Z];
        SymmetricSystem.Factor(damped, TaskSize);
        SymmetricSystem.Solve(damped, TaskSize, wrench);
        Vec3 moving = (Block(mobility, wrench, 0) * (1 + Damping)) - linear, turning = (Block(mobility, wrench, 3) * (1 + Damping)) - angular;
        return (displacement + (body.BaseInWorld.Rotation * moving * (1 / Gains.Linear)), turn + (body.BaseInWorld.Rotation * turning * (1 / Gains.Angular)));
    }

    /// <summary>J M⁻¹ Jᵀ.</summary>
    private void Mobility(ImmutableArray<double> q, Span<double> mobility)
    {
        int n = model.Joints;
        model.Forward(q.AsSpan(), _jacobian);
        model.Dynamics(q.AsSpan(), _still, _mass, _bias);
        SymmetricSystem.Factor(_mass, n);
        _jacobian.CopyTo(_weighted, 0);
        for (int a = 0; a < TaskSize; a++) SymmetricSystem.Solve(_mass, n, _weighted.AsSpan(a * n, n));
        for (int a = 0; a < TaskSize; a++)
        {
            for (int b = 0; b < TaskSize; b++)
            {
                double sum = 0;
                for (int j = 0; j < n; j++) sum += _jacobian[(a * n) + j] * _weighted[(b * n) + j];
                mobility[(a * TaskSize) + b] = sum;
            }
        }
    }

    /// <summary>The acceleration that one law gives: a half of the mobility times that half of the wrench.</summary>
    private static Vec3 Block(ReadOnlySpan<double> mobility, ReadOnlySpan<double> wrench, int from)
    {
        Span<double> sum = stackalloc double[3];
        for (int i = 0; i < 3; i++)
        {
            sum[i] = 0;
            for (int k = 0; k < 3; k++) sum[i] += mobility[((from + i) * TaskSize) + from + k] * wrench[from + k];
        }

        return new(sum[0], sum[1], sum[2]);
    }
}
