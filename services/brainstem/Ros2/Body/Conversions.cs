using Robotics.Brainstem.Ros2.Messages.GeometryMsgs;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>Poses of geometry_msgs, to and from ours.</summary>
internal static class Conversions
{
    /// <summary>Whether <see cref="ToPose(Messages.GeometryMsgs.Pose)"/> gives a pose: all of it finite, and its quaternion a rotation.</summary>
    public static bool IsPose(this Messages.GeometryMsgs.Pose pose) =>
        new Vec3(pose.Position.X, pose.Position.Y, pose.Position.Z).IsFinite
        && IsRotation(new(pose.Orientation.X, pose.Orientation.Y, pose.Orientation.Z, pose.Orientation.W));

    public static Core.Geometry.Pose ToPose(this Messages.GeometryMsgs.Pose pose) => new(
        new Vec3(pose.Position.X, pose.Position.Y, pose.Position.Z), ToRotation(pose.Orientation));

    public static Core.Geometry.Pose ToPose(this Transform transform) => new(
        new Vec3(transform.Translation.X, transform.Translation.Y, transform.Translation.Z), ToRotation(transform.Rotation));

    public static Messages.GeometryMsgs.Pose ToMessage(this Core.Geometry.Pose pose) => new()
    {
        Position = new() { X = pose.Position.X, Y = pose.Position.Y, Z = pose.Position.Z },
        Orientation = ToMessage(pose.Rotation),
    };

    public static Transform ToTransform(this Core.Geometry.Pose pose) => new()
    {
        Translation = new() { X = pose.Position.X, Y = pose.Position.Y, Z = pose.Position.Z },
        Rotation = ToMessage(pose.Rotation),
    };

    private static Quaternion ToMessage(Rotation r) => new() { X = r.X, Y = r.Y, Z = r.Z, W = r.W };

    /// <exception cref="RoboticsException">DataLoss: not a rotation.</exception>
    private static Rotation ToRotation(Quaternion q)
    {
        Rotation rotation = new(q.X, q.Y, q.Z, q.W);
        return IsRotation(rotation)
            ? rotation.Normalized()
            : throw new RoboticsException(ErrorCode.DataLoss, FormattableString.Invariant($"A quaternion ({q.X}, {q.Y}, {q.Z}, {q.W}) is not a rotation."));
    }

    private static bool IsRotation(Rotation rotation) => rotation.IsFinite && Math.Abs(rotation.Norm - 1) < 0.01;
}
