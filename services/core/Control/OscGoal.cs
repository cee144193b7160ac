namespace Robotics.Core.Control;

/// <summary>Where the operational-space control law pulls the tool centre point to, in the frame of the <see cref="OscState"/>.</summary>
/// <param name="Position">m.</param>
/// <param name="Orientation">Axes of the tool frame.</param>
public readonly record struct OscGoal(Vec3 Position, Axes Orientation)
{
    /// <summary>
    /// The goal after one OSC pose action: displaced from where the tool is now. Without any rotation in the action the orientation of this goal is kept.
    /// </summary>
    /// <param name="position">Where the tool centre point is, m.</param>
    /// <param name="orientation">Axes of the tool frame now.</param>
    /// <param name="displacement">m, world frame.</param>
    /// <param name="rotation">Axis times angle, rad, world frame.</param>
    public OscGoal Displaced(Vec3 position, Axes orientation, Vec3 displacement, Vec3 rotation) => new(
        position + displacement,
        rotation == Vec3.Zero ? Orientation : SinglePrecisionRotation(rotation) * orientation);

    /// <summary>
    /// The rotation matrix of an axis times angle, rounded to single precision where robosuite rounds: with double precision throughout, a hundred steps differ by 1e-7.
    /// </summary>
    public static Axes SinglePrecisionRotation(Vec3 rotation)
    {
        double angle = rotation.Norm;
        double s = Math.Sin(angle / 2);
        Span<float> q = [(float)Math.Cos(angle / 2), (float)(rotation.X / angle * s), (float)(rotation.Y / angle * s), (float)(rotation.Z / angle * s)];
        float n = (q[0] * q[0]) + (q[1] * q[1]) + (q[2] * q[2]) + (q[3] * q[3]);
        double scale = Math.Sqrt(2.0 / n);
        for (int i = 0; i < 4; i++) q[i] = (float)(q[i] * scale);
        float xx = q[1] * q[1], yy = q[2] * q[2], zz = q[3] * q[3];
        float xy = q[1] * q[2], xz = q[1] * q[3], yz = q[2] * q[3];
        float wx = q[0] * q[1], wy = q[0] * q[2], wz = q[0] * q[3];
        return new Axes(
            new Vec3(1.0 - yy - zz, xy + wz, xz - wy),
            new Vec3(xy - wz, 1.0 - xx - zz, yz + wx),
            new Vec3(xz + wy, yz - wx, 1.0 - xx - yy));
    }
}
