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
    RosInterface? Ros2 = null,
    RobotFile.SafetyEntry? Safety = null)
{
    internal sealed record PoseEntry(ImmutableArray<double> Position, ImmutableArray<double> QuaternionXyzw);

    internal sealed record BoxEntry(ImmutableArray<double> Min, ImmutableArray<double> Max);

    internal sealed record PlaceEntry(string Name, ImmutableArray<double> Min, ImmutableArray<double> Max, double? MaxSpeed = null);

    /// <summary>What is left out keeps the default of <see cref="SafetyDescription"/>. Places are in the base's frame.</summary>
    internal sealed record SafetyEntry(
        ImmutableArray<PlaceEntry>? ForbiddenBoxes = null,
        ImmutableArray<PlaceEntry>? SpeedZones = null,
        double? Clearance = null,
        double? ContactDepth = null,
        double? LeastManipulability = null,
        double? MaxContactForce = null,
        ImmutableArray<SensorDescription>? Sensors = null,
        ImmutableArray<ReflexRule>? Reflexes = null,
        ImmutableArray<DriveRule>? Drives = null);

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
