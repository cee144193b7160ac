namespace Robotics.Tests;

/// <summary>Test data, one method a kind. The scenes are small and written in metres with the table's top at z = 0.</summary>
internal static partial class Some
{
    public static Vec3 Direction(RandomStream random) =>
        new Vec3(random.NextGaussian(), random.NextGaussian(), random.NextGaussian()).Normalized();

    public static Rotation Rotation(RandomStream random) => Robotics.Core.Geometry.Rotation.FromAxisAngle(Direction(random), random.NextBetween(0, Math.PI));

    /// <summary>A shape of a random kind, 2 to 10 cm large, within <paramref name="spread"/> metres of the origin along each axis.</summary>
    public static PlacedShape PlacedShape(RandomStream random, double spread)
    {
        double Size() => random.NextBetween(0.01, 0.05);
        ConvexShape shape = random.NextIndex(6) switch
        {
            0 => ConvexShape.Box(new(Size(), Size(), Size())),
            1 => ConvexShape.Sphere(Size()),
            2 => ConvexShape.Cylinder(Size(), Size()),
            3 => ConvexShape.Capsule(Size(), Size()),
            4 => ConvexShape.Ellipsoid(new(Size(), Size(), Size())),
            _ => ConvexShape.Hull([.. Enumerable.Range(0, 4 + random.NextIndex(20)).Select(_ => Direction(random) * Size())]),
        };
        Vec3 position = new(random.NextBetween(-spread, spread), random.NextBetween(-spread, spread), random.NextBetween(-spread, spread));
        return new(shape, new(position, Rotation(random)));
    }
}
