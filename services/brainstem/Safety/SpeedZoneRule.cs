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
        return Slowing.By(Slowing.Ratio(allowed, arm.TcpTwist(nextVelocity).Linear.Norm), nextVelocity);
    }
}
