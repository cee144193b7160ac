namespace Robotics.Core.Geometry;

/// <summary>A point of A − B and the points of A and B that it comes from.</summary>
internal readonly record struct MinkowskiVertex(Vec3 OnA, Vec3 OnB)
{
    public Vec3 Point => OnA - OnB;
}

/// <summary>The set of differences of the points of two convex cores, known by its support points. Spheres and capsules are cores with a radius.</summary>
internal readonly ref struct MinkowskiDifference(PlacedShape a, PlacedShape b)
{
    private readonly PlacedShape _a = a;
    private readonly PlacedShape _b = b;
    private readonly Rotation _toA = a.Pose.Rotation.Inverse();
    private readonly Rotation _toB = b.Pose.Rotation.Inverse();

    /// <summary>A point inside the difference.</summary>
    public Vec3 Interior => (_a.Pose * _a.Shape.Interior) - (_b.Pose * _b.Shape.Interior);

    /// <summary>How far the bodies reach beyond their cores, both together, metres.</summary>
    public double Radii => Radius(_a.Shape) + Radius(_b.Shape);

    public MinkowskiVertex Support(Vec3 direction) => new(
        _a.Pose * CoreSupport(_a.Shape, _toA * direction),
        _b.Pose * CoreSupport(_b.Shape, _toB * -direction));

    /// <summary>The separation of the bodies, from that of their cores.</summary>
    public Separation WithRadii(Separation cores)
    {
        double radiusA = Radius(_a.Shape);
        double radiusB = Radius(_b.Shape);
        return new(
            cores.Distance - radiusA - radiusB,
            cores.OnA - (cores.Normal * radiusA),
            cores.OnB + (cores.Normal * radiusB),
            cores.Normal);
    }

    private static double Radius(ConvexShape shape) => shape.Kind is ShapeKind.Sphere or ShapeKind.Capsule ? shape.Size.X : 0;

    private static Vec3 CoreSupport(ConvexShape shape, Vec3 direction) => shape.Kind switch
    {
        ShapeKind.Sphere => Vec3.Zero,
        ShapeKind.Capsule => new Vec3(0, 0, double.CopySign(shape.Size.Z, direction.Z)),
        _ => shape.Support(direction),
    };
}
