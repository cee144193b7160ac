using System.Runtime.CompilerServices;

namespace Robotics.Core.Geometry;

/// <summary>A rigid transform X_AB: position (m) and orientation of frame B in frame A. The default value is not a pose; <see cref="Identity"/> is.</summary>
public readonly record struct Pose(Vec3 Position, Rotation Rotation)
{
    public static Pose Identity => new(Vec3.Zero, Rotation.Identity);

    public bool IsFinite => Position.IsFinite && Rotation.IsFinite;

    public static Pose At(double x, double y, double z) => new(new Vec3(x, y, z), Rotation.Identity);

    /// <summary>X_BA of X_AB.</summary>
    public Pose Inverse()
    {
        Rotation inverse = Rotation.Inverse();
        return new(inverse * -Position, inverse);
    }

    /// <summary>The same displacement and rotation, but only <paramref name="t"/> of the way from a (0) to b (1).</summary>
    public static Pose Interpolate(Pose a, Pose b, double t) =>
        new(Vec3.Lerp(a.Position, b.Position, t), Rotation.Slerp(a.Rotation, b.Rotation, t));

    public static Pose operator *(Pose X_AB, Pose X_BC) =>
        new(X_AB.Position + (X_AB.Rotation * X_BC.Position), (X_AB.Rotation * X_BC.Rotation).Normalized());

    /// <summary>The point p, expressed in B, expressed in A.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3 operator *(Pose X_AB, Vec3 point) => X_AB.Position + (X_AB.Rotation * point);
}
