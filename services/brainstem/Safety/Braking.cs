namespace Robotics.Brainstem.Safety;

/// <summary>How fast something may approach a wall.</summary>
internal static class Braking
{
    /// <summary>The largest v ≥ 0 with v·dt + v²/(2a) ≤ d; 0 at and beyond the wall.</summary>
    /// <param name="distance">d, to the wall; negative beyond it.</param>
    /// <param name="deceleration">a, more than zero.</param>
    /// <param name="periodSeconds">dt.</param>
    public static double Speed(double distance, double deceleration, double periodSeconds)
    {
        if (distance <= 0) return 0;
        double lost = deceleration * periodSeconds;
        return Math.Sqrt((lost * lost) + (2 * deceleration * distance)) - lost;
    }
}
