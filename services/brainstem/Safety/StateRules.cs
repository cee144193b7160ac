namespace Robotics.Brainstem.Safety;

/// <summary>A joint beyond its position limits.</summary>
internal sealed class JointPositionBreach(ImmutableArray<JointDescription> joints) : IStateRule
{
    public string Name => "counted:joint_position";

    public bool IsBreached(in BodyState state)
    {
        for (int i = 0; i < joints.Length; i++)
        {
            if (state.Position[i] < joints[i].MinPosition || state.Position[i] > joints[i].MaxPosition) return true;
        }

        return false;
    }
}

/// <summary>A joint faster than its limit.</summary>
internal sealed class JointVelocityBreach(ImmutableArray<JointDescription> joints) : IStateRule
{
    public string Name => "counted:joint_velocity";

    public bool IsBreached(in BodyState state)
    {
        for (int i = 0; i < joints.Length; i++)
        {
            if (Math.Abs(state.Velocity[i]) > joints[i].MaxVelocity) return true;
        }

        return false;
    }
}

/// <summary>A joint torque above its limit.</summary>
internal sealed class JointTorqueBreach(ImmutableArray<JointDescription> joints) : IStateRule
{
    public string Name => "counted:joint_torque";

    public bool IsBreached(in BodyState state)
    {
        for (int i = 0; i < joints.Length; i++)
        {
            if (Math.Abs(state.Effort[i]) > joints[i].MaxEffort) return true;
        }

        return false;
    }
}

/// <summary>The TCP faster than its limits.</summary>
internal sealed class TcpSpeedBreach(double maxSpeed, double maxTurnRate) : IStateRule
{
    public string Name => "counted:tcp_speed";

    public bool IsBreached(in BodyState state) =>
        state.TcpVelocity.Linear.Norm > maxSpeed || state.TcpVelocity.Angular.Norm > maxTurnRate;
}

/// <summary>The TCP outside the workspace.</summary>
internal sealed class WorkspaceBreach(Box workspace) : IStateRule
{
    public string Name => "counted:workspace";

    public bool IsBreached(in BodyState state) => !workspace.Contains(state.TcpInWorld.Position);
}

/// <summary>The TCP in a forbidden box.</summary>
internal sealed class ForbiddenBoxBreach(ImmutableArray<ForbiddenBox> boxes, Pose X_WB) : IStateRule
{
    private readonly Pose X_BW = X_WB.Inverse();

    public string Name => "counted:forbidden_box";

    public bool IsBreached(in BodyState state)
    {
        Vec3 at = X_BW * state.TcpInWorld.Position;
        foreach (ForbiddenBox box in boxes)
        {
            if (box.Region.Contains(at)) return true;
        }

        return false;
    }
}

/// <summary>The TCP faster than a zone allows in which it is.</summary>
internal sealed class SpeedZoneBreach(ImmutableArray<SpeedZone> zones, Pose X_WB) : IStateRule
{
    private readonly Pose X_BW = X_WB.Inverse();

    public string Name => "counted:speed_zone";

    public bool IsBreached(in BodyState state)
    {
        Vec3 at = X_BW * state.TcpInWorld.Position;
        foreach (SpeedZone zone in zones)
        {
            if (zone.Region.Contains(at) && state.TcpVelocity.Linear.Norm > zone.MaxSpeed) return true;
        }

        return false;
    }
}
