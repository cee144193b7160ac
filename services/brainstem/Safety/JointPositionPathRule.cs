using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Safety;

/// <summary>All joints come to rest within their limits, even those that brake less hard than they could so that the way stays straight.</summary>
internal sealed class JointPositionPathRule(ImmutableArray<JointDescription> joints) : IPathRule
{
    public string Name => "joint_position_ahead";

    public bool Allows(Arm arm, StopPath path)
    {
        ReadOnlySpan<double> now = arm.State.Position;
        for (int i = 0; i < joints.Length; i++)
        {
            double end = path.EndOf(i);
            if (end > Math.Max(joints[i].MaxPosition, now[i]) || end < Math.Min(joints[i].MinPosition, now[i])) return false;
        }

        return true;
    }
}
