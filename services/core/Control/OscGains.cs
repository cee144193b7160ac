namespace Robotics.Core.Control;

/// <summary>Gains of the operational-space control law. All are critically damped: the damping is twice the root of the stiffness.</summary>
/// <param name="Linear">Stiffness of the position, 1/s² (the law multiplies by the inertia felt at the tool centre point).</param>
/// <param name="Angular">Stiffness of the orientation, 1/s².</param>
/// <param name="Posture">Stiffness of the posture in the null space, 1/s².</param>
/// <param name="SingularityDamping">
/// Added to the diagonal of the tool's mobility (1/kg and 1/(kg·m²)), so that torques stay bounded at singular postures (damped least squares:
/// Nakamura and Hanafusa 1986); 0 is the undamped law.
/// </param>
public readonly record struct OscGains(double Linear, double Angular, double Posture, double SingularityDamping = 0)
{
    /// <summary>LIBERO's: 150, 150 and 10.</summary>
    public static OscGains Libero => new(150, 150, 10);
}
