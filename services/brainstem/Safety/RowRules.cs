namespace Robotics.Brainstem.Safety;

/// <summary>Normalised displacements and the gripper stay within [−1, 1], as the environment's own controller clips them.</summary>
internal sealed class ActionRangeRule : IRowRule
{
    public string Name => "action_range";

    public bool Clip(ActionSpace space, Span<double> row)
    {
        bool changed = false;
        int first = space.Kind == ActionKind.OscPoseDelta ? 0 : row.Length - 1;
        for (int i = first; i < row.Length; i++)
        {
            double clipped = Math.Clamp(row[i], -1, 1);
            changed |= clipped != row[i];
            row[i] = clipped;
        }

        return changed;
    }
}

/// <summary>Joint actions ask for positions and velocities within the limits.</summary>
internal sealed class JointTargetRule(ImmutableArray<JointDescription> joints) : IRowRule
{
    public string Name => "joint_target";

    public bool Clip(ActionSpace space, Span<double> row)
    {
        if (space.Kind is not (ActionKind.JointPosition or ActionKind.JointVelocity)) return false;
        bool changed = false;
        for (int i = 0; i < joints.Length; i++)
        {
            JointDescription joint = joints[i];
            double clipped = space.Kind == ActionKind.JointPosition
                ? Math.Clamp(row[i], joint.MinPosition, joint.MaxPosition)
                : Math.Clamp(row[i], -joint.MaxVelocity, joint.MaxVelocity);
            changed |= clipped != row[i];
            row[i] = clipped;
        }

        return changed;
    }
}
