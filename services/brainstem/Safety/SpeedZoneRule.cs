namespace Robotics.Brainstem.Safety;

/// <summary>Where people may be near, the TCP moves no faster than the zone allows.</summary>
internal sealed class SpeedZoneRule(ImmutableArray<SpeedZone> zones) : IJointRule
{
    public string Name => "speed_zone";

    public bool Limit(Servo.Arm arm, Span<double> nextVelocity)
    {
        double allowed = double.PositiveInfinity;
        foreach (SpeedZone zone in zones)
        {
            if (zone.Region.Contains(arm.Tcp.Position)) allowed = Math.Min(allowed, zone.MaxSpeed);
        }

        if (double.IsPositiveInfinity(allowed)) return false;
        double speed = arm.TcpTwist(nextVelocity).Linear.Norm;
        if (speed <= allowed) return false;
        for (int i = 0; i < nextVelocity.Length; i++) nextVelocity[i] *= allowed / speed;
        return true;
    }
}
