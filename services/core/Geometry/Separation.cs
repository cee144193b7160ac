namespace Robotics.Core.Geometry;

/// <summary>How far apart two convex bodies are.</summary>
/// <param name="Distance">Metres; zero when they touch, negative by the penetration depth when they overlap.</param>
/// <param name="OnA">The point of A that is nearest to B (deepest in it when they overlap).</param>
/// <param name="OnB">The point of B that is nearest to A.</param>
/// <param name="Normal">Unit vector from B towards A: the shortest way to part them.</param>
public readonly record struct Separation(double Distance, Vec3 OnA, Vec3 OnB, Vec3 Normal)
{
    /// <summary>The same as seen from the other body.</summary>
    public Separation Swapped() => new(Distance, OnB, OnA, -Normal);
}
