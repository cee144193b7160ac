namespace Robotics.Core.Control;

/// <summary>
/// Operational-space control of a tool's pose (Khatib 1987), with position and orientation decoupled and a posture held in the null space.
/// A pure function; nothing is allocated.
/// </summary>
public static class OscLaw
{
    /// <summary>The joint torques that pull the tool to the goal, before any limit, N·m.</summary>
    /// <param name="state">The arm.</param>
    /// <param name="goal">Where the tool shall be.</param>
    /// <param name="posture">Joint positions that the null space is pulled to, rad.</param>
    /// <param name="gains">Stiffness of position, orientation and posture.</param>
    /// <param name="torque">Filled with n numbers.</param>
    public static void Torque(in OscState state, in OscGoal goal, ReadOnlySpan<double> posture, in OscGains gains, Span<double> torque)
    {
        Vec3 e_p = goal.Position - state.Position;
        Vec3 e_o = OrientationError(state.Orientation, goal.Orientation);
        Twist acceleration = new(
            (gains.Linear * e_p) - (2 * Math.Sqrt(gains.Linear) * state.Velocity.Linear),
            (gains.Angular * e_o) - (2 * Math.Sqrt(gains.Angular) * state.Velocity.Angular));
        Torque(state, acceleration, posture, gains, torque);
    }

    /// <summary>The same law for a caller that shapes the tool's acceleration itself.</summary>
    /// <param name="state">The arm.</param>
    /// <param name="acceleration">What the tool shall be accelerated with, m/s² and rad/s².</param>
    /// <param name="posture">Joint positions that the null space is pulled to, rad.</param>
    /// <param name="gains">Stiffness of the posture, and the damping at singularities.</param>
    /// <param name="torque">Filled with n numbers.</param>
    public static void Torque(in OscState state, Twist acceleration, ReadOnlySpan<double> posture, in OscGains gains, Span<double> torque)
    {
        int n = state.JointPositions.Length;
        Span<double> mobility = stackalloc double[36];
        ToolMobility(state, n, mobility);
        if (gains.SingularityDamping > 0)
        {
            for (int i = 0; i < 6; i++) mobility[7 * i] += gains.SingularityDamping;
        }

        Span<double> wrench = stackalloc double[6];
        Wrench(acceleration, mobility, wrench);
        state.Bias.CopyTo(torque);
        AddTransposed(state.Jacobian, n, wrench, 1, torque);
        AddPosture(state, posture, gains.Posture, mobility, torque);
    }

    /// <summary>Half the sum of the axes' cross products: along the axis of the remaining rotation, as long as the sine of its angle.</summary>
    public static Vec3 OrientationError(Axes current, Axes goal) => 0.5 * (current.X.Cross(goal.X) + current.Y.Cross(goal.Y) + current.Z.Cross(goal.Z));

    /// <summary>J M⁻¹ Jᵀ, 6×6: the inverse of the inertia felt at the tool.</summary>
    private static void ToolMobility(in OscState state, int n, Span<double> mobility)
    {
        Span<double> factor = stackalloc double[n * n];
        state.Mass.CopyTo(factor);
        SymmetricSystem.Factor(factor, n);
        Span<double> column = stackalloc double[n];
        for (int j = 0; j < 6; j++)
        {
            state.Jacobian.Slice(j * n, n).CopyTo(column);
            SymmetricSystem.Solve(factor, n, column);
            for (int i = 0; i < 6; i++) mobility[(6 * i) + j] = Dot(state.Jacobian.Slice(i * n, n), column);
        }
    }

    private static void Wrench(Twist acceleration, ReadOnlySpan<double> mobility, Span<double> wrench)
    {
        Span<double> block = stackalloc double[9];
        for (int half = 0; half < 6; half += 3)
        {
            for (int i = 0; i < 3; i++) mobility.Slice((6 * (half + i)) + half, 3).CopyTo(block[(3 * i)..]);
            Vec3 wanted = half == 0 ? acceleration.Linear : acceleration.Angular;
            Span<double> part = wrench.Slice(half, 3);
            (part[0], part[1], part[2]) = (wanted.X, wanted.Y, wanted.Z);
            SymmetricSystem.Factor(block, 3);
            SymmetricSystem.Solve(block, 3, part);
        }
    }

    /// <summary>Adds Nᵀ M u with u the acceleration towards the posture and N = I − M⁻¹ Jᵀ Λ J: what of it moves the tool is taken out.</summary>
    private static void AddPosture(in OscState state, ReadOnlySpan<double> posture, double stiffness, Span<double> mobility, Span<double> torque)
    {
        int n = torque.Length;
        double damping = 2 * Math.Sqrt(stiffness);
        Span<double> u = stackalloc double[n];
        for (int i = 0; i < n; i++) u[i] = (stiffness * (posture[i] - state.JointPositions[i])) - (damping * state.JointVelocities[i]);
        Span<double> felt = stackalloc double[6];
        for (int i = 0; i < 6; i++) felt[i] = Dot(state.Jacobian.Slice(i * n, n), u);
        SymmetricSystem.Factor(mobility, 6);
        SymmetricSystem.Solve(mobility, 6, felt);
        for (int i = 0; i < n; i++) torque[i] += Dot(state.Mass.Slice(i * n, n), u);
        AddTransposed(state.Jacobian, n, felt, -1, torque);
    }

    private static void AddTransposed(ReadOnlySpan<double> jacobian, int n, ReadOnlySpan<double> wrench, double sign, Span<double> torque)
    {
        for (int j = 0; j < 6; j++)
        {
            double w = sign * wrench[j];
            for (int i = 0; i < n; i++) torque[i] += jacobian[(j * n) + i] * w;
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
