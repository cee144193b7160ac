namespace Robotics.Brainstem.Servo;

/// <summary>The numbers of pose actions, to and from poses in the world. No allocation.</summary>
internal static class PoseActions
{
    /// <summary>The displacement and rotation vector that a row of an OSC pose delta means, expressed in the world frame.</summary>
    public static Twist Displacement(ActionSpace space, ReadOnlySpan<double> row, Pose X_WB, Pose X_WT)
    {
        Vec3 linear = new(row[0] * space.Scale[0], row[1] * space.Scale[1], row[2] * space.Scale[2]);
        Vec3 angular = new(row[3] * space.Scale[3], row[4] * space.Scale[4], row[5] * space.Scale[5]);
        if (space.Frame == ActionFrame.World) return new(linear, angular);
        Rotation R_WF = FrameInWorld(space.Frame, X_WB, X_WT).Rotation;
        return new(R_WF * linear, R_WF * angular);
    }

    /// <summary>X_WG of a row of TCP poses.</summary>
    public static Pose Read(ActionSpace space, ReadOnlySpan<double> row, Pose X_WB, Pose X_WT)
    {
        Rotation rotation = space.RotationForm == RotationForm.QuaternionXyzw
            ? new Rotation(row[3], row[4], row[5], row[6]).Normalized()
            : Rotation.FromRotationVector(new Vec3(row[3], row[4], row[5]));
        return FrameInWorld(space.Frame, X_WB, X_WT) * new Pose(new Vec3(row[0], row[1], row[2]), rotation);
    }

    /// <summary>Writes the row that would have asked for X_WG; the gripper stays.</summary>
    public static void Write(ActionSpace space, Pose X_WG, Pose X_WB, Pose X_WT, Span<double> row)
    {
        Pose X_FW = FrameInWorld(space.Frame, X_WB, X_WT).Inverse();
        if (space.Kind == ActionKind.OscPoseDelta)
        {
            Vec3 linear = X_FW.Rotation * (X_WG.Position - X_WT.Position);
            for (int i = 0; i < 3; i++) row[i] = linear[i] / space.Scale[i];
            return;
        }

        Pose X_FG = X_FW * X_WG;
        for (int i = 0; i < 3; i++) row[i] = X_FG.Position[i];
        if (space.RotationForm == RotationForm.QuaternionXyzw)
        {
            (row[3], row[4], row[5], row[6]) = (X_FG.Rotation.X, X_FG.Rotation.Y, X_FG.Rotation.Z, X_FG.Rotation.W);
            return;
        }

        Vec3 vector = X_FG.Rotation.ToRotationVector();
        for (int i = 0; i < 3; i++) row[3 + i] = vector[i];
    }

    private static Pose FrameInWorld(ActionFrame frame, Pose X_WB, Pose X_WT) => frame switch
    {
        ActionFrame.Base => X_WB,
        ActionFrame.Tcp => X_WT,
        _ => Pose.Identity,
    };
}
