namespace Robotics.Brainstem.Safety;

/// <summary>Whatever was commanded, the TCP is braked before it leaves the workspace by more than the margin.</summary>
/// <param name="walls">The workspace, grown by the margin, world frame.</param>
/// <param name="deceleration">Braking of the TCP that is counted on, m/s².</param>
/// <param name="periodSeconds">Servo period.</param>
internal sealed class WorkspaceWallRule(Box walls, double deceleration, double periodSeconds) : IJointRule
{
    public string Name => "workspace_wall";

    public bool Limit(Servo.Arm arm, Span<double> nextVelocity)
    {
        Vec3 at = arm.TcpInWorld.Position;
        Vec3 next = arm.BaseInWorld.Rotation * arm.TcpTwist(nextVelocity).Linear;
        double scale = 1;
        for (int axis = 0; axis < 3; axis++)
        {
            double distance = next[axis] > 0 ? walls.Max[axis] - at[axis] : at[axis] - walls.Min[axis];
            double allowed = Braking.Speed(distance, deceleration, periodSeconds);
            double speed = Math.Abs(next[axis]);
            if (speed > allowed) scale = Math.Min(scale, allowed / speed);
        }

        if (scale >= 1) return false;
        for (int i = 0; i < nextVelocity.Length; i++) nextVelocity[i] *= scale;
        return true;
    }
}
