namespace Robotics.Core.Control;

/// <summary>
/// Operational-space control (Khatib 1987): joint torques that move the TCP like a unit mass on a critically damped spring towards its goal,
/// position and orientation decoupled, with a posture task in the dynamically consistent null space. A pure function without allocation.
/// </summary>
/// <remarks>
/// F = Kp·(x_g − x) − Kv·ẋ and T = Kp·e_o − Kv·ω with e_o = ½·Σ Rᵢ × Gᵢ;
/// τ = Jᵀ·[Λ_p·F; Λ_o·T] + h + Nᵀ·M·(Kp'·(q₀ − q) − Kv'·q̇), where Λ_p = (J_p·M⁻¹·J_pᵀ)⁻¹, Λ_o likewise, and N = I − M⁻¹·Jᵀ·Λ·J.
/// Torques are not limited here: that is the caller's.
/// </remarks>
public static class OperationalSpaceController
{
    private const int TaskSize = 6;
    private const int MaxJoints = 16;

    /// <param name="arm">The arm now.</param>
    /// <param name="goal">The TCP pose to reach, in the arm state's frame.</param>
    /// <param name="posture">q₀, rad: where the null space is drawn to.</param>
    /// <param name="gains">Kp, Kp' and the damping at singularities.</param>
    /// <param name="torques">τ, N·m, written.</param>
    public static void Torques(
        in ArmState arm, Pose goal, ReadOnlySpan<double> posture, OperationalSpaceGains gains, Span<double> torques)
    {
        Twist velocity = arm.TcpVelocity;
        Vec3 linear = (gains.Stiffness * (goal.Position - arm.Tcp.Position)) - (gains.Damping * velocity.Linear);
        Vec3 angular = (gains.Stiffness * OrientationError(arm.Tcp.Rotation, goal.Rotation)) - (gains.Damping * velocity.Angular);
        Torques(arm, new Twist(linear, angular), posture, gains, torques);
    }

    /// <summary>The same law with the task acceleration (m/s², rad/s²) given, for callers that shape it.</summary>
    public static void Torques(
        in ArmState arm, Twist acceleration, ReadOnlySpan<double> posture, OperationalSpaceGains gains, Span<double> torques)
    {
        int n = arm.Joints;
        if (n > MaxJoints) throw RoboticsException.Invalid("The number of joints", n, $"at most {MaxJoints}");
        Span<double> inverseInertia = stackalloc double[TaskSize * TaskSize];
        InverseTaskInertia(arm, gains.SingularityDamping, inverseInertia);

        Span<double> wrench = stackalloc double[TaskSize];
        DecoupledWrench(inverseInertia, acceleration, wrench);

        Span<double> pull = stackalloc double[MaxJoints];
        for (int j = 0; j < n; j++)
            pull[j] = (gains.PostureStiffness * (posture[j] - arm.Position[j])) - (gains.PostureDamping * arm.Velocity[j]);

        // Nᵀ·M·a = M·a − Jᵀ·Λ·J·a: the posture's share of the task is taken out of the task wrench.
        Span<double> share = stackalloc double[TaskSize];
        for (int i = 0; i < TaskSize; i++) share[i] = Dot(arm.Jacobian.Slice(i * n, n), pull);
        Cholesky.Factor(inverseInertia, TaskSize);
        Cholesky.Solve(inverseInertia, TaskSize, share);
        for (int i = 0; i < TaskSize; i++) wrench[i] -= share[i];

        for (int j = 0; j < n; j++)
        {
            double torque = arm.Bias[j] + Dot(arm.Mass.Slice(j * n, n), pull);
            for (int i = 0; i < TaskSize; i++) torque += arm.Jacobian[(i * n) + j] * wrench[i];
            torques[j] = torque;
        }
    }

    /// <summary>e_o = ½·Σ Rᵢ × Gᵢ over the axes: along the axis of the remaining rotation, sin(angle) long.</summary>
    public static Vec3 OrientationError(Rotation current, Rotation goal) =>
        0.5 * (current.AxisX.Cross(goal.AxisX) + current.AxisY.Cross(goal.AxisY) + current.AxisZ.Cross(goal.AxisZ));

    private static void InverseTaskInertia(in ArmState arm, double damping, Span<double> result)
    {
        int n = arm.Joints;
        Span<double> mass = stackalloc double[MaxJoints * MaxJoints];
        arm.Mass[..(n * n)].CopyTo(mass);
        Cholesky.Factor(mass, n);
        Span<double> column = stackalloc double[MaxJoints];
        for (int i = 0; i < TaskSize; i++)
        {
            arm.Jacobian.Slice(i * n, n).CopyTo(column);
            Cholesky.Solve(mass, n, column[..n]);
            for (int k = 0; k < TaskSize; k++) result[(k * TaskSize) + i] = Dot(arm.Jacobian.Slice(k * n, n), column);
        }

        for (int i = 0; i < TaskSize; i++) result[(i * TaskSize) + i] += damping;
    }

    private static void DecoupledWrench(ReadOnlySpan<double> inverseInertia, Twist acceleration, Span<double> wrench)
    {
        Span<double> block = stackalloc double[9];
        for (int part = 0; part < 2; part++)
        {
            Vec3 wanted = part == 0 ? acceleration.Linear : acceleration.Angular;
            for (int i = 0; i < 3; i++)
            {
                for (int k = 0; k < 3; k++) block[(i * 3) + k] = inverseInertia[(((part * 3) + i) * TaskSize) + (part * 3) + k];
                wrench[(part * 3) + i] = wanted[i];
            }

            Cholesky.Factor(block, 3);
            Cholesky.Solve(block, 3, wrench.Slice(part * 3, 3));
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
