namespace Robotics.Brainstem.Safety;

/// <summary>All joints slowed alike, so that the way stays the same.</summary>
internal static class Slowing
{
    /// <summary>The share of a speed that its limit leaves, up to 1.</summary>
    public static double Ratio(double limit, double speed) => speed > limit ? limit / speed : 1;

    /// <summary>The share of the velocities (rad/s) with which no joint is faster than <paramref name="share"/> of its limit, up to 1.</summary>
    public static double OfJoints(ImmutableArray<JointDescription> joints, double share, ReadOnlySpan<double> velocity)
    {
        double scale = 1;
        for (int i = 0; i < velocity.Length; i++) scale = Math.Min(scale, Ratio(share * joints[i].MaxVelocity, Math.Abs(velocity[i])));
        return scale;
    }

    /// <summary>True when the velocities were made slower.</summary>
    public static bool By(double scale, Span<double> velocity)
    {
        if (scale >= 1) return false;
        for (int i = 0; i < velocity.Length; i++) velocity[i] *= scale;
        return true;
    }
}
