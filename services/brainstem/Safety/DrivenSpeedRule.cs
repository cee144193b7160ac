using Robotics.Brainstem.Reflexes;

namespace Robotics.Brainstem.Safety;

/// <summary>The share of the speed limits that drives and slowing reflexes leave holds for the joints and the TCP.</summary>
internal sealed class DrivenSpeedRule(SafetyLimits limits, Drives drives) : IJointRule
{
    public string Name => "drive";

    public bool Limit(Servo.Arm arm, Span<double> nextVelocity)
    {
        double share = drives.SpeedShare(arm.Measured.Time);
        if (share >= 1) return false;
        Twist next = arm.TcpTwist(nextVelocity);
        double scale = Math.Min(Ratio(share * limits.MaxTcpSpeed, next.Linear.Norm), Ratio(share * limits.MaxTcpTurnRate, next.Angular.Norm));
        for (int i = 0; i < nextVelocity.Length; i++)
            scale = Math.Min(scale, Ratio(share * limits.Joints[i].MaxVelocity, Math.Abs(nextVelocity[i])));
        if (scale >= 1) return false;
        for (int i = 0; i < nextVelocity.Length; i++) nextVelocity[i] *= scale;
        return true;
    }

    private static double Ratio(double limit, double speed) => speed > limit ? limit / speed : 1;
}
