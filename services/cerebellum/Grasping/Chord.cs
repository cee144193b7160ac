namespace Robotics.Cerebellum.Grasping;

/// <summary>Where a line passes through a convex body: parameters along the line in metres, and the outward normals where it enters and leaves.</summary>
internal readonly record struct Chord(double Enter, double Leave, Vec3 NormalIn, Vec3 NormalOut)
{
    private const double Parallel = 1e-12;

    /// <summary>The chord of the line origin + t · direction (a unit vector); null when the line misses the body.</summary>
    public static Chord? Of(in PlacedShape body, Vec3 origin, Vec3 direction)
    {
        Rotation R_SW = body.Pose.Rotation.Inverse();
        Vec3 o = R_SW * (origin - body.Pose.Position), d = R_SW * direction;
        Chord? found = body.Shape.Kind switch
        {
            ShapeKind.Box => InBox(body.Shape.Size, o, d),
            ShapeKind.Sphere => InEllipsoid(new(body.Shape.Size.X, body.Shape.Size.X, body.Shape.Size.X), o, d),
            ShapeKind.Ellipsoid => InEllipsoid(body.Shape.Size, o, d),
            ShapeKind.Cylinder => InCylinder(body.Shape.Size, o, d),
            _ => Advanced(body.Shape, o, d),
        };
        return found is { } c
            ? c with { NormalIn = body.Pose.Rotation * c.NormalIn, NormalOut = body.Pose.Rotation * c.NormalOut }
            : null;
    }

    private static Chord? InBox(Vec3 half, Vec3 o, Vec3 d)
    {
        double enter = double.NegativeInfinity, leave = double.PositiveInfinity;
        Vec3 normalIn = Vec3.Zero, normalOut = Vec3.Zero;
        for (int axis = 0; axis < 3; axis++)
        {
            if (Math.Abs(d[axis]) < Parallel)
            {
                if (Math.Abs(o[axis]) > half[axis]) return null;
                continue;
            }

            double sign = Math.Sign(d[axis]);
            double near = ((-sign * half[axis]) - o[axis]) / d[axis], far = ((sign * half[axis]) - o[axis]) / d[axis];
            if (near > enter) (enter, normalIn) = (near, Unit(axis, -sign));
            if (far < leave) (leave, normalOut) = (far, Unit(axis, sign));
        }

        return enter < leave ? new Chord(enter, leave, normalIn, normalOut) : null;
    }

    private static Vec3 Unit(int axis, double sign) => axis switch
    {
        0 => new(sign, 0, 0),
        1 => new(0, sign, 0),
        _ => new(0, 0, sign),
    };

    private static Chord? InEllipsoid(Vec3 semi, Vec3 o, Vec3 d)
    {
        Vec3 so = new(o.X / semi.X, o.Y / semi.Y, o.Z / semi.Z), sd = new(d.X / semi.X, d.Y / semi.Y, d.Z / semi.Z);
        return Roots(sd.Dot(sd), so.Dot(sd), so.Dot(so) - 1) is { } t ? new Chord(t.Low, t.High, Normal(t.Low), Normal(t.High)) : null;

        Vec3 Normal(double s)
        {
            Vec3 p = o + (d * s);
            return new Vec3(p.X / (semi.X * semi.X), p.Y / (semi.Y * semi.Y), p.Z / (semi.Z * semi.Z)).Normalized();
        }
    }

    private static Chord? InCylinder(Vec3 size, Vec3 o, Vec3 d)
    {
        if (InBox(new(double.MaxValue, double.MaxValue, size.Z), o, d) is not { } caps) return null;
        double a = (d.X * d.X) + (d.Y * d.Y), c = (o.X * o.X) + (o.Y * o.Y) - (size.X * size.X);
        if (a < Parallel) return c < 0 ? caps : null;
        if (Roots(a, (o.X * d.X) + (o.Y * d.Y), c) is not { } t) return null;
        double enter = Math.Max(caps.Enter, t.Low), leave = Math.Min(caps.Leave, t.High);
        if (enter >= leave) return null;
        return new Chord(enter, leave, t.Low >= caps.Enter ? Side(t.Low) : caps.NormalIn, t.High <= caps.Leave ? Side(t.High) : caps.NormalOut);

        Vec3 Side(double s) => (o + (d * s)).WithZ(0).Normalized();
    }

    /// <summary>Roots of a t² + 2 b t + c, low first.</summary>
    private static (double Low, double High)? Roots(double a, double b, double c)
    {
        double discriminant = (b * b) - (a * c);
        if (discriminant <= 0) return null;
        double root = Math.Sqrt(discriminant);
        return ((-b - root) / a, (-b + root) / a);
    }

    /// <summary>Conservative advancement from both sides: for bodies that only a support function describes.</summary>
    private static Chord? Advanced(ConvexShape shape, Vec3 o, Vec3 d)
    {
        PlacedShape body = new(shape, Pose.Identity);
        double far = o.Norm + shape.Size.Norm + shape.Size.X + 1e-3;
        if (Advance(body, o - (d * far), d, 2 * far) is not { } from) return null;
        if (Advance(body, o + (d * far), -d, 2 * far) is not { } back) return null;
        double enter = from.Way - far, leave = far - back.Way;
        return enter < leave ? new Chord(enter, leave, from.Normal, back.Normal) : null;
    }

    private static (double Way, Vec3 Normal)? Advance(in PlacedShape body, Vec3 from, Vec3 along, double most)
    {
        const double Close = 1e-5;
        ConvexShape point = ConvexShape.Sphere(0);
        double way = 0;
        for (int i = 0; i < 100; i++)
        {
            Separation s = ConvexDistance.Between(new PlacedShape(point, new Pose(from + (along * way), Rotation.Identity)), body);
            if (s.Distance <= Close) return (way, s.Normal);
            double approach = -s.Normal.Dot(along);
            if (approach <= 0) return null;
            way += s.Distance / approach;
            if (way > most) return null;
        }

        return null;
    }
}
