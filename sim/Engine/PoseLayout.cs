namespace Robotics.Sim.Engine;

/// <summary>MuJoCo's arrays of positions, quaternions (wxyz) and matrices (row by row), as poses of Core. The only place that changes the order.</summary>
internal static class PoseLayout
{
    public static Vec3 ReadVector(ReadOnlySpan<double> vectors, int index)
    {
        ReadOnlySpan<double> v = vectors.Slice(3 * index, 3);
        return new Vec3(v[0], v[1], v[2]);
    }

    public static Pose Read(ReadOnlySpan<double> positions, ReadOnlySpan<double> quaternions, int index)
    {
        ReadOnlySpan<double> q = quaternions.Slice(4 * index, 4);
        return new Pose(ReadVector(positions, index), new Rotation(q[1], q[2], q[3], q[0]));
    }

    public static void Write(Span<double> positions, Span<double> quaternions, int index, Pose pose)
    {
        Span<double> p = positions.Slice(3 * index, 3);
        Span<double> q = quaternions.Slice(4 * index, 4);
        (p[0], p[1], p[2]) = (pose.Position.X, pose.Position.Y, pose.Position.Z);
        (q[0], q[1], q[2], q[3]) = (pose.Rotation.W, pose.Rotation.X, pose.Rotation.Y, pose.Rotation.Z);
    }

    public static Pose ReadWithMatrix(ReadOnlySpan<double> positions, ReadOnlySpan<double> matrices, int index)
    {
        ReadOnlySpan<double> m = matrices.Slice(9 * index, 9);
        return new Pose(
            ReadVector(positions, index),
            Rotation.FromColumns(new Vec3(m[0], m[3], m[6]), new Vec3(m[1], m[4], m[7]), new Vec3(m[2], m[5], m[8])));
    }
}
