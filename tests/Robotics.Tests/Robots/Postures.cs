namespace Robotics.Tests.Robots;

internal static class Postures
{
    /// <summary>A posture within the limits.</summary>
    public static double[] Random(BodyDescription body, RandomStream random, double margin = 0.02) =>
        [.. body.Joints.Select(j => random.NextBetween(j.MinPosition + margin, j.MaxPosition - margin))];
}
