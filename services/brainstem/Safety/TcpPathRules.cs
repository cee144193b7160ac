using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Safety;

/// <summary>The TCP's braking way stays inside the workspace.</summary>
/// <param name="walls">The workspace, grown by the margin, world frame.</param>
internal sealed class WorkspacePathRule(Box walls) : IPathRule
{
    private const int Samples = 8;
    private readonly double[] _q = new double[64];

    public string Name => "workspace_ahead";

    public bool Allows(Arm arm, StopPath path)
    {
        Vec3 at = arm.TcpInWorld.Position;
        double room = Depth(at);
        if (room > path.Reach) return true;
        Span<double> q = _q.AsSpan(0, arm.Joints);
        for (int i = 0; i <= Samples; i++)
        {
            path.PositionAt(i / (double)Samples, q);
            double depth = Depth(arm.BaseInWorld * arm.Model!.Forward(q, []).Position);
            if (depth < Math.Min(0, room)) return false;
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
internal sealed class TcpSpeedPathRule(double maxSpeed, double maxTurnRate) : IPathRule
{
    private const int Samples = 2;

    /// <summary>What the rule for the next period may leave, as a share.</summary>
    public const double Slack = 1.02;

    private readonly double[] _q = new double[64];
    private readonly double[] _qd = new double[64];
    private readonly double[] _jacobian = new double[6 * 64];

    public string Name => "tcp_speed_ahead";

    public bool Allows(Arm arm, StopPath path)
    {
        int n = arm.Joints;
        Span<double> q = _q.AsSpan(0, n);
        Span<double> qd = _qd.AsSpan(0, n);
        Span<double> jacobian = _jacobian.AsSpan(0, 6 * n);
        path.VelocityAt(0, qd);
        double turning = 0;
        for (int i = 0; i < n; i++) turning += Math.Abs(qd[i]);
        if (path.Speed <= maxSpeed && turning <= maxTurnRate) return true;
        for (int i = 0; i < Samples; i++)
        {
            double s = i / (double)Samples;
            path.PositionAt(s, q);
            path.VelocityAt(s, qd);
            arm.Model!.Forward(q, jacobian);
            Twist twist = Arm.TwistOf(jacobian, qd);
            if (twist.Linear.Norm > maxSpeed * Slack || twist.Angular.Norm > maxTurnRate * Slack) return false;
        }

        return true;
    }
}

/// <summary>Braking now would bring the TCP down to a zone's speed before it is inside.</summary>
internal sealed class SpeedZonePathRule(ImmutableArray<SpeedZone> zones) : IPathRule
{
    private const int Samples = 8;
    private readonly double[] _q = new double[64];
    private readonly double[] _qd = new double[64];
    private readonly double[] _jacobian = new double[6 * 64];

    public string Name => "speed_zone_ahead";

    public bool Allows(Arm arm, StopPath path)
    {
        Vec3 at = arm.Tcp.Position;
        foreach (SpeedZone zone in zones)
        {
            if (path.Speed <= zone.MaxSpeed || zone.Region.DistanceTo(new Box(at, at)) > path.Reach) continue;
            if (zone.Region.Contains(at) ? IsTooFast(arm, path, zone) : !Allows(arm, path, zone)) return false;
        }

        return true;
    }

    private bool IsTooFast(Arm arm, StopPath path, SpeedZone zone)
    {
        Span<double> qd = _qd.AsSpan(0, arm.Joints);
        path.VelocityAt(0, qd);
        return arm.TcpTwist(qd).Linear.Norm > zone.MaxSpeed * TcpSpeedPathRule.Slack;
    }

    private bool Allows(Arm arm, StopPath path, SpeedZone zone)
    {
        int n = arm.Joints;
        Box grown = zone.Region.Grown(path.Length / Samples);
        for (int i = 0; i < Samples; i++)
        {
            double s = i / (double)Samples;
            path.PositionAt(s, _q.AsSpan(0, n));
            path.VelocityAt(s, _qd.AsSpan(0, n));
            Pose X_BT = arm.Model!.Forward(_q.AsSpan(0, n), _jacobian.AsSpan(0, 6 * n));
            if (grown.Contains(X_BT.Position) && Arm.TwistOf(_jacobian.AsSpan(0, 6 * n), _qd.AsSpan(0, n)).Linear.Norm > zone.MaxSpeed) return false;
        }

        return true;
    }
}
