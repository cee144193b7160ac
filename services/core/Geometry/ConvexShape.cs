namespace Robotics.Core.Geometry;

/// <summary>A convex body centred in its own frame, described well enough to be collided with and grasped.</summary>
/// <remarks>
/// <see cref="Size"/> in metres: box half extents; sphere (radius, 0, 0); cylinder and capsule (radius, 0, half length along z, without caps);
/// ellipsoid semi-axes; hull half extents of its bounding box about the frame's origin. Immutable.
/// </remarks>
public sealed record ConvexShape
{
    private ConvexShape(ShapeKind kind, Vec3 size, ImmutableArray<Vec3> vertices)
    {
        if (!size.IsFinite || size.X < 0 || size.Y < 0 || size.Z < 0)
            throw RoboticsException.Invalid($"The size of a {kind}", size, "finite numbers of metres, none negative");
        (Kind, Size, Vertices) = (kind, size, vertices);
        Vec3 sum = Vec3.Zero;
        foreach (Vec3 vertex in vertices) sum += vertex;
        Interior = vertices.IsEmpty ? Vec3.Zero : sum / vertices.Length;
    }

    public ShapeKind Kind { get; }

    public Vec3 Size { get; }

    /// <summary>The points of a hull in its frame, metres; empty for the other kinds.</summary>
    public ImmutableArray<Vec3> Vertices { get; }

    /// <summary>A point inside, metres, in the shape's frame: its origin, which lies outside some hulls; there the mean of the points.</summary>
    public Vec3 Interior { get; }

    public static ConvexShape Box(Vec3 halfExtents) => new(ShapeKind.Box, halfExtents, []);

    public static ConvexShape Sphere(double radius) => new(ShapeKind.Sphere, new Vec3(radius, 0, 0), []);

    public static ConvexShape Cylinder(double radius, double halfLength) => new(ShapeKind.Cylinder, new Vec3(radius, 0, halfLength), []);

    public static ConvexShape Capsule(double radius, double halfLength) => new(ShapeKind.Capsule, new Vec3(radius, 0, halfLength), []);

    public static ConvexShape Ellipsoid(Vec3 semiAxes) => new(ShapeKind.Ellipsoid, semiAxes, []);

    /// <exception cref="RoboticsException">InvalidArgument: no points, or one that is not finite.</exception>
    public static ConvexShape Hull(ImmutableArray<Vec3> vertices)
    {
        if (vertices.IsDefaultOrEmpty) throw RoboticsException.Invalid("The number of points of a hull", 0, "at least one");
        Vec3 size = Vec3.Zero;
        foreach (Vec3 vertex in vertices) size = Vec3.Max(size, vertex.Abs());
        return new(ShapeKind.Hull, size, vertices);
    }

    /// <summary>The point of the shape that is furthest along <paramref name="direction"/> (any length), in the shape's frame.</summary>
    public Vec3 Support(Vec3 direction) => Kind switch
    {
        ShapeKind.Box => new(
            double.CopySign(Size.X, direction.X), double.CopySign(Size.Y, direction.Y), double.CopySign(Size.Z, direction.Z)),
        ShapeKind.Sphere => direction.Normalized() * Size.X,
        ShapeKind.Cylinder => CylinderSupport(direction),
        ShapeKind.Capsule => (direction.Normalized() * Size.X) + new Vec3(0, 0, double.CopySign(Size.Z, direction.Z)),
        ShapeKind.Ellipsoid => EllipsoidSupport(direction),
        _ => HullSupport(direction),
    };

    /// <summary>The smallest axis-aligned box around the shape placed at <paramref name="X_WS"/>.</summary>
    public Box BoundsAt(Pose X_WS)
    {
        Rotation R_WS = X_WS.Rotation;
        Vec3 x = R_WS.AxisX, y = R_WS.AxisY, z = R_WS.AxisZ;
        return Kind switch
        {
            ShapeKind.Box => Geometry.Box.Around(X_WS.Position, (x.Abs() * Size.X) + (y.Abs() * Size.Y) + (z.Abs() * Size.Z)),
            ShapeKind.Sphere => Geometry.Box.Around(X_WS.Position, new Vec3(Size.X, Size.X, Size.X)),
            ShapeKind.Cylinder => Geometry.Box.Around(X_WS.Position, (RowNorms(x, y, Vec3.Zero) * Size.X) + (z.Abs() * Size.Z)),
            ShapeKind.Capsule => Geometry.Box.Around(X_WS.Position, new Vec3(Size.X, Size.X, Size.X) + (z.Abs() * Size.Z)),
            ShapeKind.Ellipsoid => Geometry.Box.Around(X_WS.Position, RowNorms(x * Size.X, y * Size.Y, z * Size.Z)),
            _ => HullBounds(X_WS.Position, x, y, z),
        };
    }

    /// <summary>The lengths of the rows of the matrix of these columns.</summary>
    private static Vec3 RowNorms(Vec3 x, Vec3 y, Vec3 z) => new(
        Math.Sqrt((x.X * x.X) + (y.X * y.X) + (z.X * z.X)),
        Math.Sqrt((x.Y * x.Y) + (y.Y * y.Y) + (z.Y * z.Y)),
        Math.Sqrt((x.Z * x.Z) + (y.Z * y.Z) + (z.Z * z.Z)));

    private Box HullBounds(Vec3 position, Vec3 x, Vec3 y, Vec3 z)
    {
        Vec3 low = new(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity), high = -low;
        foreach (Vec3 vertex in Vertices)
        {
            Vec3 turned = (x * vertex.X) + (y * vertex.Y) + (z * vertex.Z);
            (low, high) = (Vec3.Min(low, turned), Vec3.Max(high, turned));
        }

        return new(position + low, position + high);
    }

    private Vec3 CylinderSupport(Vec3 direction)
    {
        double horizontal = direction.HorizontalNorm;
        double scale = horizontal > 0 ? Size.X / horizontal : 0;
        return new(direction.X * scale, direction.Y * scale, double.CopySign(Size.Z, direction.Z));
    }

    private Vec3 EllipsoidSupport(Vec3 direction)
    {
        Vec3 scaled = new(Size.X * direction.X, Size.Y * direction.Y, Size.Z * direction.Z);
        double norm = scaled.Norm;
        return norm > 0 ? new Vec3(Size.X * scaled.X, Size.Y * scaled.Y, Size.Z * scaled.Z) / norm : Vec3.Zero;
    }

    private Vec3 HullSupport(Vec3 direction)
    {
        Vec3 best = Vertices[0];
        double furthest = best.Dot(direction);
        for (int i = 1; i < Vertices.Length; i++)
        {
            double along = Vertices[i].Dot(direction);
            if (along > furthest) (furthest, best) = (along, Vertices[i]);
        }

        return best;
    }
}
