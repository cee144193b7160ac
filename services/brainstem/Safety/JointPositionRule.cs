namespace Robotics.Brainstem.Safety;

/// <summary>
/// No joint so fast that it could not be braked in front of its limit. With braking a, distance d and period dt the speed at the period's end
/// must satisfy v·dt + v²/(2a) ≤ d. (Viability of position limits: Del Prete 2018, "Joint position and velocity bounds in discrete-time
/// acceleration/torque control of robot manipulators".)
/// </summary>
internal sealed class JointPositionRule(ImmutableArray<JointDescription> joints, double periodSeconds) : IJointRule
{
    public string Name => "joint_position";

    public bool Limit(Servo.Arm arm, Span<double> nextVelocity)
    {
        bool changed = false;
        ReadOnlySpan<double> q = arm.State.Position;
        for (int i = 0; i < nextVelocity.Length; i++)
        {
            JointDescription joint = joints[i];
            double up = Braking.Speed(joint.MaxPosition - q[i], joint.MaxAcceleration, periodSeconds);
            double down = Braking.Speed(q[i] - joint.MinPosition, joint.MaxAcceleration, periodSeconds);
            double limited = Math.Clamp(nextVelocity[i], -down, Math.Max(up, -down));
            changed |= limited != nextVelocity[i];
            nextVelocity[i] = limited;
        }

        return changed;
    }
}
