namespace Robotics.Brainstem.Safety;

/// <summary>No joint faster than its limit: all are slowed alike, so that the way stays the same.</summary>
internal sealed class JointVelocityRule(ImmutableArray<JointDescription> joints) : IJointRule
{
    public string Name => "joint_velocity";

    public bool Limit(Servo.Arm arm, Span<double> nextVelocity) => Slowing.By(Slowing.OfJoints(joints, 1, nextVelocity), nextVelocity);
}
