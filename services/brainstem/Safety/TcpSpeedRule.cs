namespace Robotics.Brainstem.Safety;

/// <summary>The TCP moves and turns no faster than its limits: all joints are slowed alike.</summary>
internal sealed class TcpSpeedRule(double maxSpeed, double maxTurnRate) : IJointRule
{
    public string Name => "tcp_speed";

    public bool Limit(Servo.Arm arm, Span<double> nextVelocity)
    {
        Twist next = arm.TcpTwist(nextVelocity);
        double scale = Math.Min(1, Math.Min(Ratio(maxSpeed, next.Linear.Norm), Ratio(maxTurnRate, next.Angular.Norm)));
        if (scale >= 1) return false;
        for (int i = 0; i < nextVelocity.Length; i++) nextVelocity[i] *= scale;
        return true;

        static double Ratio(double limit, double speed) => speed > limit ? limit / speed : 1;
    }
}
