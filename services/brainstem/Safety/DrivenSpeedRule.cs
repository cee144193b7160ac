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
        double ofTcp = Math.Min(Slowing.Ratio(share * limits.MaxTcpSpeed, next.Linear.Norm), Slowing.Ratio(share * limits.MaxTcpTurnRate, next.Angular.Norm));
        return Slowing.By(Math.Min(ofTcp, Slowing.OfJoints(limits.Joints, share, nextVelocity)), nextVelocity);
    }
}
