namespace Robotics.Cerebellum.Motion;

/// <summary>One hull around several bodies: coarser, and as much quicker to check.</summary>
internal static class Outline
{
    /// <summary>The directions from a cube's middle to its faces, edges and corners: in these the hull reaches as far as the bodies, in others a little less.</summary>
    private static readonly ImmutableArray<Vec3> Outward =
    [
        .. from x in Enumerable.Range(-1, 3) from y in Enumerable.Range(-1, 3) from z in Enumerable.Range(-1, 3)
           where x != 0 || y != 0 || z != 0 select new Vec3(x, y, z),
    ];

    /// <summary>In the frame that the bodies are placed in; a single one, or none, as it is.</summary>
    public static ImmutableArray<PlacedShape> Of(ImmutableArray<PlacedShape> bodies)
    {
        if (bodies.Length < 2) return bodies;
        Vec3 middle = bodies.Aggregate(Vec3.Zero, (sum, b) => sum + b.Pose.Position) / bodies.Length;
        ImmutableArray<Vec3> corners = [.. Outward.Select(d => Furthest(bodies, d) - middle).Distinct()];
        return [new(ConvexShape.Hull(corners), new(middle, Rotation.Identity))];
    }

    private static Vec3 Furthest(ImmutableArray<PlacedShape> bodies, Vec3 direction) =>
        bodies.Select(b => b.Pose * b.Shape.Support(b.Pose.Rotation.Inverse() * direction)).MaxBy(point => point.Dot(direction));
}
