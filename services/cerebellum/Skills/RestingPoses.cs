namespace Robotics.Cerebellum.Skills;

/// <summary>How each object stood when it was last seen at rest, so that it can be put down the same way up. One executor's memory; not thread-safe.</summary>
internal sealed class RestingPoses
{
    private readonly SortedDictionary<string, Rotation> _upright = new(StringComparer.Ordinal);

    public void Remember(SceneObject o) => _upright[o.Id] = o.Pose.Rotation;

    /// <summary>As remembered, else the present orientation with that axis of the object made vertical that is nearest to it.</summary>
    public Rotation Upright(SceneObject o)
    {
        if (_upright.TryGetValue(o.Id, out Rotation known)) return known;
        Rotation now = o.Pose.Rotation;
        Vec3 best = now.AxisZ;
        foreach (Vec3 axis in (ReadOnlySpan<Vec3>)[now.AxisX, now.AxisY])
        {
            if (Math.Abs(axis.Z) > Math.Abs(best.Z)) best = axis;
        }

        Vec3 vertical = Vec3.UnitZ * (best.Z < 0 ? -1 : 1);
        Vec3 turn = best.Cross(vertical);
        return turn.Norm < 1e-9 ? now : (Rotation.FromAxisAngle(turn, Math.Asin(Math.Min(1, turn.Norm))) * now).Normalized();
    }
}
