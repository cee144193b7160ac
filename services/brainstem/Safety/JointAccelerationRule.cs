namespace Robotics.Brainstem.Safety;

/// <summary>No joint accelerated or braked harder than its limit: the change of velocity is scaled for all joints alike, so that its direction stays.</summary>
internal sealed class JointAccelerationRule(ImmutableArray<JointDescription> joints, double periodSeconds) : IJointRule
{
    public string Name => "joint_acceleration";

    public bool Limit(Servo.Arm arm, Span<double> nextVelocity)
    {
        ReadOnlySpan<double> velocity = arm.State.Velocity;
        double scale = 1;
        for (int i = 0; i < nextVelocity.Length; i++)
        {
            double change = Math.Abs(nextVelocity[i] - velocity[i]);
            double allowed = joints[i].MaxAcceleration * periodSeconds;
            if (change > allowed) scale = Math.Min(scale, allowed / change);
        }

        if (scale >= 1) return false;
        for (int i = 0; i < nextVelocity.Length; i++) nextVelocity[i] = velocity[i] + ((nextVelocity[i] - velocity[i]) * scale);
        return true;
    }
}
