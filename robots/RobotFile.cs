namespace Robotics.Robots;

/// <summary>robot.json as it is written. Units: m, rad, s, N, N·m.</summary>
internal sealed record RobotFile(
    string Name,
    string Description,
    ImmutableArray<string> Sources,
    string BaseBody,
    string TcpSite,
    RobotFile.PoseEntry TcpInFlange,
    ImmutableArray<JointDescription> Joints,
    ImmutableArray<double> HomePositions,
    RobotFile.GripperEntry Gripper,
    ImmutableArray<CameraDescription> Cameras,
    ImmutableArray<RobotFile.ActionSpaceEntry> ActionSpaces,
    CommandType CommandType,
    double ControlPeriodSeconds,
    double ServoPeriodSeconds,
    TcpLimits TcpLimits,
    RobotFile.BoxEntry WorkspaceInBase,
    RosInterface? Ros2 = null)
{
    internal sealed record PoseEntry(ImmutableArray<double> Position, ImmutableArray<double> QuaternionXyzw);

    internal sealed record BoxEntry(ImmutableArray<double> Min, ImmutableArray<double> Max);

    internal sealed record GripperEntry(
        ImmutableArray<string> FingerJoints,
        string Actuator,
        double MaxWidth,
        double PadWidth,
        double PadDepth,
        double TipBeyondTcp,
        double FingerThickness,
        double FingerLength,
        double MaxForce,
        double MaxSpeed);

    internal sealed record ActionSpaceEntry(
        ActionKind Kind, ActionFrame Frame, double PeriodSeconds, RotationForm? RotationForm = null, ImmutableArray<double>? Scale = null);
}
