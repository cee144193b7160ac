namespace Robotics.Brainstem.Safety;

/// <summary>No joint faster than its limit: all are slowed alike, so that the way stays the same.</summary>
internal sealed class JointVelocityRule(ImmutableArray<JointDescription> joints) : IJointRule
{
    public string Name => "joint_velocity";

    public bool Limit(Servo.Arm arm, Span<double> nextVelocity)
    {
        double scale = 1;
        for (int i = 0; i < nextVelocity.Length; i++)
        {
            double speed = Math.Abs(nextVelocity[i]);
            if (speed > joints[i].MaxVelocity) scale = Math.Min(scale, joints[i].MaxVelocity / speed);
        }

        if (scale >= 1) return false;
        for (int i = 0; i < nextVelocity.Length; i++) nextVelocity[i] *= scale;
        return true;
    }
}
