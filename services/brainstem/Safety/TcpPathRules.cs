using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Safety;

/// <summary>The TCP's braking way stays inside the workspace.</summary>
/// <param name="walls">The workspace, grown by the margin, world frame.</param>
/// <param name="outlook">Along the way.</param>
internal sealed class WorkspacePathRule(Box walls, TcpOutlook outlook) : IPathRule
{
    public string Name => "workspace_ahead";

    public bool Allows(Arm arm, StopPath path)
    {
        double room = Depth(arm.TcpInWorld.Position);
        if (room > path.Reach) return true;
        outlook.Look(arm, path);
        foreach (Vec3 position in outlook.Positions)
        {
            if (Depth(arm.BaseInWorld * position) < Math.Min(0, room)) return false;
        }

        return true;
    }

    /// <summary>Distance to the nearest wall, m; negative outside.</summary>
    private double Depth(Vec3 p)
    {
        Vec3 above = p - walls.Min;
        Vec3 below = walls.Max - p;
        return Math.Min(Math.Min(Math.Min(above.X, above.Y), above.Z), Math.Min(Math.Min(below.X, below.Y), below.Z));
    }
}

/// <summary>The TCP does not become faster than its limits while the arm brakes, however its posture changes on the way.</summary>
internal sealed class TcpSpeedPathRule(double maxSpeed, double maxTurnRate, TcpOutlook outlook) : IPathRule
{
    /// <summary>What the rule for the next period may leave, as a share.</summary>
    public const double Slack = 1.02;

    public string Name => "tcp_speed_ahead";

    public bool Allows(Arm arm, StopPath path)
    {
        if (path.Speed <= maxSpeed && path.TurnRate <= maxTurnRate) return true;
        outlook.Look(arm, path);
        foreach (Twist twist in outlook.Twists)
        {
            if (twist.Linear.Norm > maxSpeed * Slack || twist.Angular.Norm > maxTurnRate * Slack) return false;
        }

        return true;
    }
}

/// <summary>Braking now would bring the TCP down to a zone's speed before it is inside, and inside it would not become faster, however the arm's posture changes on the way.</summary>
internal sealed class SpeedZonePathRule(ImmutableArray<SpeedZone> zones, TcpOutlook outlook) : IPathRule
{
    public string Name => "speed_zone_ahead";

    public bool Allows(Arm arm, StopPath path)
    {
        Vec3 at = arm.Tcp.Position;
        foreach (SpeedZone zone in zones)
        {
            if (path.Speed > zone.MaxSpeed && zone.Region.DistanceTo(new Box(at, at)) <= path.Reach && !Allows(arm, path, zone)) return false;
        }

        return true;
    }

    private bool Allows(Arm arm, StopPath path, SpeedZone zone)
    {
        outlook.Look(arm, path);
        double most = zone.MaxSpeed * (zone.Region.Contains(arm.Tcp.Position) ? TcpSpeedPathRule.Slack : 1);
        Box grown = zone.Region.Grown(path.Length / TcpOutlook.Parts);
        for (int i = 0; i < outlook.Twists.Length; i++)
        {
            if (grown.Contains(outlook.Positions[i]) && outlook.Twists[i].Linear.Norm > most) return false;
        }

        return true;
    }
}
