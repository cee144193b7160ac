namespace Robotics.Core.Control;

/// <summary>Computed torque in joint space: τ = M·(Kp·(q_g − q) + Kv·(q̇_g − q̇)) + h, critically damped. A pure function without allocation.</summary>
/// <remarks>Craig, Introduction to Robotics, chapter 10. Torques are not limited here: that is the caller's.</remarks>
public static class JointSpaceController
{
    private const int MaxJoints = 16;

    /// <param name="arm">The arm now; its Jacobian may be empty.</param>
    /// <param name="position">q_g, rad.</param>
    /// <param name="velocity">q̇_g, rad/s.</param>
    /// <param name="stiffness">Kp, s⁻²; Kv = 2·√Kp.</param>
    /// <param name="torques">τ, N·m, written.</param>
    public static void Torques(
        in ArmState arm, ReadOnlySpan<double> position, ReadOnlySpan<double> velocity, double stiffness, Span<double> torques)
    {
        int n = arm.Joints;
        if (n > MaxJoints) throw RoboticsException.Invalid("The number of joints", n, $"at most {MaxJoints}");
        double damping = 2 * Math.Sqrt(stiffness);
        Span<double> acceleration = stackalloc double[MaxJoints];
        for (int j = 0; j < n; j++)
            acceleration[j] = (stiffness * (position[j] - arm.Position[j])) + (damping * (velocity[j] - arm.Velocity[j]));
        for (int i = 0; i < n; i++)
        {
            double torque = arm.Bias[i];
            for (int j = 0; j < n; j++) torque += arm.Mass[(i * n) + j] * acceleration[j];
            torques[i] = torque;
        }
    }
}
