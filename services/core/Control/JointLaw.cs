namespace Robotics.Core.Control;

/// <summary>Computed torque in joint space: τ = M·(Kp·(q_g − q) + Kv·(q̇_g − q̇)) + h, critically damped. A pure function without allocation.</summary>
/// <remarks>Craig, Introduction to Robotics, chapter 10. Torques are not limited here: that is the caller's.</remarks>
public static class JointLaw
{
    /// <param name="arm">The arm now; of it only the joints, the mass matrix and the bias count.</param>
    /// <param name="position">q_g, rad.</param>
    /// <param name="velocity">q̇_g, rad/s.</param>
    /// <param name="stiffness">Kp, s⁻²; Kv = 2·√Kp.</param>
    /// <param name="torque">τ, N·m, written.</param>
    public static void Torque(
        in OscState arm, ReadOnlySpan<double> position, ReadOnlySpan<double> velocity, double stiffness, Span<double> torque)
    {
        int n = arm.JointPositions.Length;
        double damping = 2 * Math.Sqrt(stiffness);
        Span<double> acceleration = stackalloc double[n];
        for (int j = 0; j < n; j++)
            acceleration[j] = (stiffness * (position[j] - arm.JointPositions[j])) + (damping * (velocity[j] - arm.JointVelocities[j]));
        for (int i = 0; i < n; i++)
        {
            double sum = arm.Bias[i];
            for (int j = 0; j < n; j++) sum += arm.Mass[(i * n) + j] * acceleration[j];
            torque[i] = sum;
        }
    }
}
