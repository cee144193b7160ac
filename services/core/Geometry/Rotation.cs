using System.Runtime.CompilerServices;

namespace Robotics.Core.Geometry;

/// <summary>A rotation as a unit quaternion in ROS order x, y, z, w. R_AB takes vectors expressed in B to vectors expressed in A.</summary>
/// <remarks>The default value is not a rotation; <see cref="Identity"/> is. MuJoCo's w, x, y, z order is converted in sim/Engine only.</remarks>
public readonly record struct Rotation(double X, double Y, double Z, double W)
{
    public static Rotation Identity => new(0, 0, 0, 1);

    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z) && double.IsFinite(W);

    public double Norm => Math.Sqrt((X * X) + (Y * Y) + (Z * Z) + (W * W));

    /// <summary>The image of the x axis: first column of the rotation matrix.</summary>
    public Vec3 AxisX => this * Vec3.UnitX;

    public Vec3 AxisY => this * Vec3.UnitY;

    public Vec3 AxisZ => this * Vec3.UnitZ;

    /// <summary>Angle about the vertical in radians, (−π, π]: the heading of the image of the x axis.</summary>
    public double Yaw => Math.Atan2(2 * ((W * Z) + (X * Y)), 1 - (2 * ((Y * Y) + (Z * Z))));

    public static Rotation FromAxisAngle(Vec3 axis, double angleRad)
    {
        Vec3 unit = axis.Normalized();
        double s = Math.Sin(angleRad / 2);
        return new(unit.X * s, unit.Y * s, unit.Z * s, Math.Cos(angleRad / 2));
    }

    /// <summary>The rotation by |v| radians about v (exponential map).</summary>
    public static Rotation FromRotationVector(Vec3 v) => FromAxisAngle(v, v.Norm);

    public static Rotation FromYaw(double angleRad) => FromAxisAngle(Vec3.UnitZ, angleRad);

    /// <summary>The rotation whose matrix has these columns, which must be orthonormal and right-handed (Shepperd 1978).</summary>
    public static Rotation FromColumns(Vec3 x, Vec3 y, Vec3 z)
    {
        double trace = x.X + y.Y + z.Z;
        if (trace > 0)
        {
            double s = 2 * Math.Sqrt(trace + 1);
            return new Rotation((y.Z - z.Y) / s, (z.X - x.Z) / s, (x.Y - y.X) / s, s / 4).Normalized();
        }

        if (x.X > y.Y && x.X > z.Z)
        {
            double s = 2 * Math.Sqrt(1 + x.X - y.Y - z.Z);
            return new Rotation(s / 4, (y.X + x.Y) / s, (z.X + x.Z) / s, (y.Z - z.Y) / s).Normalized();
        }

        if (y.Y > z.Z)
        {
            double s = 2 * Math.Sqrt(1 + y.Y - x.X - z.Z);
            return new Rotation((y.X + x.Y) / s, s / 4, (z.Y + y.Z) / s, (z.X - x.Z) / s).Normalized();
        }
        else
        {
            double s = 2 * Math.Sqrt(1 + z.Z - x.X - y.Y);
            return new Rotation((z.X + x.Z) / s, (z.Y + y.Z) / s, s / 4, (x.Y - y.X) / s).Normalized();
        }
    }

    public Rotation Normalized()
    {
        double norm = Norm;
        return new(X / norm, Y / norm, Z / norm, W / norm);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rotation Inverse() => new(-X, -Y, -Z, W);

    /// <summary>Axis times angle, |result| in [0, π] (logarithm map).</summary>
    public Vec3 ToRotationVector()
    {
        double sign = W < 0 ? -1 : 1;
        Vec3 v = new Vec3(X, Y, Z) * sign;
        double s = v.Norm;
        if (s < 1e-12) return v * 2;
        return v * (2 * Math.Atan2(s, W * sign) / s);
    }

    /// <summary>The angle in radians, [0, π], of the rotation that takes this to <paramref name="other"/>.</summary>
    public double AngleTo(Rotation other) => (Inverse() * other).ToRotationVector().Norm;

    /// <summary>The rotation at fraction <paramref name="t"/> of the shortest way from a (0) to b (1).</summary>
    public static Rotation Slerp(Rotation a, Rotation b, double t) =>
        (a * FromRotationVector((a.Inverse() * b).ToRotationVector() * t)).Normalized();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Rotation operator *(Rotation a, Rotation b) => new(
        (a.W * b.X) + (a.X * b.W) + (a.Y * b.Z) - (a.Z * b.Y),
        (a.W * b.Y) - (a.X * b.Z) + (a.Y * b.W) + (a.Z * b.X),
        (a.W * b.Z) + (a.X * b.Y) - (a.Y * b.X) + (a.Z * b.W),
        (a.W * b.W) - (a.X * b.X) - (a.Y * b.Y) - (a.Z * b.Z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3 operator *(Rotation r, Vec3 v)
    {
        Vec3 u = new(r.X, r.Y, r.Z);
        Vec3 t = u.Cross(v) * 2;
        return v + (t * r.W) + u.Cross(t);
    }
}
