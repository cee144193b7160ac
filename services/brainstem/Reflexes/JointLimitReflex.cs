using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Reflexes;

/// <summary>A joint is beyond its position limits although commands were limited: something pushes, or the robot is not what was described.</summary>
internal sealed class JointLimitReflex(ImmutableArray<JointDescription> joints, double tolerance) : IReflex
{
    public string Name => "joint_limit";

    public string? Trigger(Arm arm)
    {
        ReadOnlySpan<double> q = arm.Measured.Position;
        for (int i = 0; i < q.Length; i++)
        {
            JointDescription joint = joints[i];
            if (q[i] < joint.MinPosition - tolerance || q[i] > joint.MaxPosition + tolerance)
                return FormattableString.Invariant($"Joint {joint.Name} is at {q[i]} rad; allowed: {joint.MinPosition} to {joint.MaxPosition}.");
        }

        return null;
    }
}
