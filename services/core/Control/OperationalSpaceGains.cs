namespace Robotics.Core.Control;

/// <summary>Gains of the operational-space controller. The defaults are those of the published OSC_POSE controller, critically damped.</summary>
public sealed record OperationalSpaceGains
{
    public static OperationalSpaceGains Default { get; } = new();

    /// <summary>Kp of position and orientation alike, s⁻².</summary>
    public double Stiffness { get; init; } = 150;

    /// <summary>Kp of the posture held in the null space of the task, s⁻².</summary>
    public double PostureStiffness { get; init; } = 10;

    /// <summary>
    /// Added to the diagonal of the inverse task inertia (kg⁻¹ and kg⁻¹·m⁻²), so that torques stay bounded at singular postures; 0 for the exact law.
    /// Damped least squares: Nakamura and Hanafusa 1986.
    /// </summary>
    public double SingularityDamping { get; init; }

    /// <summary>Kv = 2·√Kp, s⁻¹.</summary>
    public double Damping => 2 * Math.Sqrt(Stiffness);

    public double PostureDamping => 2 * Math.Sqrt(PostureStiffness);
}
