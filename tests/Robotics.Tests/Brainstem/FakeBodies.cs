namespace Robotics.Tests.Brainstem;

/// <summary>Descriptions of the fake bodies: the Panda's limits.</summary>
internal static class FakeBodies
{
    private static readonly TimeSpan ControlPeriod = TimeSpan.FromMilliseconds(50);

    public static ActionSpace Delta { get; } = ActionSpace.OscPoseDelta("tcp");

    public static ActionSpace TcpPose { get; } = Delta with { Kind = ActionKind.TcpPose, RotationForm = RotationForm.QuaternionXyzw, Scale = [] };

    public static ActionSpace JointPosition { get; } = Joint(ActionKind.JointPosition);

    public static ActionSpace JointVelocity { get; } = Joint(ActionKind.JointVelocity);

    public static ImmutableArray<JointDescription> Joints { get; } =
    [
        new("joint1", -2.8973, 2.8973, 2.175, 15, 7500, 87),
        new("joint2", -1.7628, 1.7628, 2.175, 7.5, 3750, 87),
        new("joint3", -2.8973, 2.8973, 2.175, 10, 5000, 87),
        new("joint4", -3.0718, -0.0698, 2.175, 12.5, 6250, 87),
        new("joint5", -2.8973, 2.8973, 2.61, 15, 7500, 12),
        new("joint6", -0.0175, 3.7525, 2.61, 20, 10000, 12),
        new("joint7", -2.8973, 2.8973, 2.61, 20, 10000, 12),
    ];

    public static BodyDescription TorqueControlled() => new()
    {
        RobotName = "fake_torque",
        Joints = Joints,
        Gripper = new(0.08, 0.02, 0.02, 0.01, 0.01, 0.05, 70),
        BaseInWorld = new(new Vec3(-0.5, 0.1, 0.2), Rotation.FromYaw(0.4)),
        TcpInFlange = Pose.At(0, 0, 0.1),
        HomePositions = [0, -0.785, 0, -2.356, 0, 1.571, 0.785],
        ActionSpaces = [Delta, TcpPose, JointPosition, JointVelocity],
        CommandType = CommandType.JointTorque,
        ControlPeriod = ControlPeriod,
        ServoPeriod = TimeSpan.FromMilliseconds(2),
        Workspace = new(new Vec3(-0.35, -0.5, 0.25), new Vec3(0.3, 0.6, 1.1)),
    };

    public static BodyDescription FirmwareControlled() => TorqueControlled() with
    {
        RobotName = "fake_firmware",
        ActionSpaces = [Delta],
        CommandType = CommandType.OscPoseAction,
        ServoPeriod = ControlPeriod,
    };

    private static ActionSpace Joint(ActionKind kind) => new()
    {
        Kind = kind,
        Frame = ActionFrame.Base,
        TcpSite = "tcp",
        Scale = [],
        RotationForm = RotationForm.AxisAngle,
        Period = ControlPeriod,
        JointNames = [.. Enumerable.Range(1, 7).Select(i => $"joint{i}")],
    };
}
