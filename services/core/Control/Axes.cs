namespace Robotics.Core.Control;

/// <summary>The columns of a rotation matrix: the axes of one frame, expressed in another. Orthonormal and right-handed.</summary>
public readonly record struct Axes(Vec3 X, Vec3 Y, Vec3 Z)
{
    public static Axes World => new(Vec3.UnitX, Vec3.UnitY, Vec3.UnitZ);

    /// <summary>From nine numbers, row by row.</summary>
    public static Axes FromRows(ReadOnlySpan<double> m) => new(new Vec3(m[0], m[3], m[6]), new Vec3(m[1], m[4], m[7]), new Vec3(m[2], m[5], m[8]));

    public static Axes Of(Rotation rotation) => new(rotation.AxisX, rotation.AxisY, rotation.AxisZ);

    public static Vec3 operator *(Axes m, Vec3 v) => new(
        (m.X.X * v.X) + (m.Y.X * v.Y) + (m.Z.X * v.Z),
        (m.X.Y * v.X) + (m.Y.Y * v.Y) + (m.Z.Y * v.Z),
        (m.X.Z * v.X) + (m.Y.Z * v.Y) + (m.Z.Z * v.Z));

    public static Axes operator *(Axes a, Axes b) => new(a * b.X, a * b.Y, a * b.Z);
}
