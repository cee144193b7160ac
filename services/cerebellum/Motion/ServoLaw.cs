namespace Robotics.Cerebellum.Motion;

/// <summary>One step of the closed loop: from where the TCP is and should be to an OSC pose action.</summary>
/// <remarks>
/// Proportional with saturation that keeps the direction. The body's impedance answers a constant goal offset d with a velocity of about 6 d per second
/// (kp 150, critically damped), so a gain above one is what makes it settle quickly without overshooting.
/// </remarks>
internal static class ServoLaw
{
    private const double LinearGain = 1.5;
    private const double AngularGain = 1.3;

    /// <summary>Writes seven numbers in [−1, 1]: displacement, rotation vector, gripper.</summary>
    /// <param name="tcp">X_WT now.</param>
    /// <param name="move">Where it should be, and the gripper.</param>
    /// <param name="space">The action space, for its scale.</param>
    /// <param name="allow">What the arm allows of a displacement and a turn, metres and rad, world frame; null for all.</param>
    public static ImmutableArray<double> Action(Pose tcp, SkillMove move, ActionSpace space, Func<Vec3, Vec3, (Vec3 Displacement, Vec3 Turn)>? allow = null)
    {
        Vec3 linear = (move.Target.Position - tcp.Position) * (LinearGain / space.Scale[0]);
        Vec3 angular = (move.Target.Rotation * tcp.Rotation.Inverse()).ToRotationVector() * (AngularGain / space.Scale[3]);
        linear = Saturated(linear, move.Speed);
        angular = Saturated(angular, 1);
        if (allow is not null)
        {
            (Vec3 displacement, Vec3 turn) = allow(linear * space.Scale[0], angular * space.Scale[3]);
            (linear, angular) = (Saturated(displacement * (1 / space.Scale[0]), 1), Saturated(turn * (1 / space.Scale[3]), 1));
        }

        return [linear.X, linear.Y, linear.Z, angular.X, angular.Y, angular.Z, Math.Clamp(move.Gripper, -1, 1)];
    }

    /// <summary>In the same direction, no component larger than <paramref name="most"/>; zero for what is not finite.</summary>
    public static Vec3 Saturated(Vec3 v, double most)
    {
        if (!v.IsFinite) return Vec3.Zero;
        Vec3 abs = v.Abs();
        double largest = Math.Max(abs.X, Math.Max(abs.Y, abs.Z));
        return largest > most ? v * (most / largest) : v;
    }
}
