namespace Robotics.Cerebellum.Motion;

/// <summary>What is commanded so that the hand of an arm moves as it is wanted to, as far as the arm allows it. Not thread-safe: one owner.</summary>
/// <param name="body">The body.</param>
/// <param name="model">The arm's model.</param>
/// <param name="space">The action space, for its scale.</param>
internal sealed class ArmServo(BodyDescription body, IRobotModel model, ActionSpace space)
{
    private readonly SingularityGuard _guard = new(body, model);

    // Where the servo loop is ours it leads the arm by a jerk-limited reference, and its filter keeps the limits: only firmware answers as foreseen here.
    private readonly CrossCoupling? _coupling = IsFirmware(body) ? new(body, model) : null;
    private readonly JointRestraint? _restraint = IsFirmware(body) ? new(body, model) : null;

    /// <summary>The displacement of the goal, metres and rad in the world frame, within what an action can say.</summary>
    /// <param name="now">The arm.</param>
    /// <param name="before">The arm a control step ago.</param>
    /// <param name="displacement">That is wanted, metres, world frame.</param>
    /// <param name="turn">That is wanted, rotation vector, rad, world frame.</param>
    /// <param name="presses">See <see cref="SkillMove"/>.</param>
    public (Vec3 Displacement, Vec3 Turn) Command(RobotState now, RobotState before, Vec3 displacement, Vec3 turn, bool presses)
    {
        double rate = 1 / body.ControlPeriod.TotalSeconds;
        Twist velocity = new(
            (now.TcpInWorld.Position - before.TcpInWorld.Position) * rate, (now.TcpInWorld.Rotation * before.TcpInWorld.Rotation.Inverse()).ToRotationVector() * rate);
        (displacement, turn) = _guard.Filter(now.JointPositions, displacement, turn);
        if (_coupling is not null && !presses) (displacement, turn) = _coupling.Invert(now.JointPositions, velocity, displacement, turn);
        (displacement, turn) = (ServoLaw.Saturated(displacement, space.Scale[0]), ServoLaw.Saturated(turn, space.Scale[3]));
        double share = _restraint?.Share(now, before, displacement, turn) ?? 1;
        return (displacement * share, turn * share);
    }

    private static bool IsFirmware(BodyDescription body) => body.CommandType == CommandType.OscPoseAction;
}
