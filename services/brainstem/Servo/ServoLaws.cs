namespace Robotics.Brainstem.Servo;

/// <summary>Which law turns which kind of action into which command type: one line each.</summary>
internal static class ServoLaws
{
    /// <summary>Bodies that take joint positions are led by a reference, which the same laws move: see <see cref="Arm.Lead"/>.</summary>
    private static readonly ImmutableArray<(CommandType Command, ImmutableArray<ActionKind> Kinds, Func<ServoParts, IServoLaw> Make)> Catalog =
    [
        (CommandType.JointTorque, [ActionKind.OscPoseDelta, ActionKind.TcpPose], p => new PoseTorqueLaw(p.Arm, p.Filter, p.Limits, p.Options.Gains, p.Body)),
        (CommandType.JointTorque, [ActionKind.JointPosition, ActionKind.JointVelocity], p => new JointTorqueLaw(p.Arm, p.Filter, p.Limits, p.Options.JointStiffness, p.Body)),
        (CommandType.JointPosition, [ActionKind.OscPoseDelta, ActionKind.TcpPose], p => new PoseTorqueLaw(p.Arm, p.Filter, p.Limits, p.Options.Gains, p.Body)),
        (CommandType.JointPosition, [ActionKind.JointPosition, ActionKind.JointVelocity], p => new JointTorqueLaw(p.Arm, p.Filter, p.Limits, p.Options.JointStiffness, p.Body)),
        (CommandType.OscPoseAction, [ActionKind.OscPoseDelta], p => new FirmwareActionLaw(p.Filter)),
    ];

    /// <summary>The laws that the body's action spaces need.</summary>
    /// <exception cref="RoboticsException">Unsupported: nothing turns one of them into the driver's command type.</exception>
    public static ImmutableArray<(ImmutableArray<ActionKind> Kinds, IServoLaw Law)> For(ServoParts parts)
    {
        BodyDescription body = parts.Body;
        var entries = Catalog.Where(e => e.Command == body.CommandType).ToImmutableArray();
        foreach (ActionSpace space in body.ActionSpaces)
        {
            if (entries.Any(e => e.Kinds.Contains(space.Kind))) continue;
            string kinds = string.Join(", ", entries.SelectMany(e => e.Kinds));
            throw new RoboticsException(
                ErrorCode.Unsupported,
                $"Robot {body.RobotName} takes {body.CommandType} commands and offers the action space {space.Kind}; supported with it: {(kinds.Length > 0 ? kinds : "none")}.");
        }

        return [.. entries.Where(e => body.ActionSpaces.Any(s => e.Kinds.Contains(s.Kind))).Select(e => (e.Kinds, e.Make(parts)))];
    }
}
