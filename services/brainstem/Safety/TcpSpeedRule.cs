namespace Robotics.Brainstem.Safety;

/// <summary>The TCP moves and turns no faster than its limits: all joints are slowed alike.</summary>
internal sealed class TcpSpeedRule(double maxSpeed, double maxTurnRate) : IJointRule
{
    public string Name => "tcp_speed";

    public bool Limit(Servo.Arm arm, Span<double> nextVelocity)
    {
        Twist next = arm.TcpTwist(nextVelocity);
        return Slowing.By(Math.Min(Slowing.Ratio(maxSpeed, next.Linear.Norm), Slowing.Ratio(maxTurnRate, next.Angular.Norm)), nextVelocity);
    }
}
