namespace Robotics.Core.Bodies;

/// <summary>A robot as its folder under robots/ defines it: what is known of it away from any scene, and its model.</summary>
/// <remarks>Whoever puts it somewhere sets the base's pose, the workspace, the objects and the cameras of the scene with <c>Body with { … }</c>.</remarks>
public sealed record RobotDefinition
{
    /// <summary>The description with the base at the world's origin and no objects.</summary>
    public required BodyDescription Body { get; init; }

    /// <summary>The robot alone as MJCF, with the base's frame as the world. Motors are named after the joints that they drive.</summary>
    public required string ModelXml { get; init; }

    /// <summary>Name of the model's base body, a child of the world.</summary>
    public required string BaseBody { get; init; }

    /// <summary>Name of the site at the tool centre point.</summary>
    public required string TcpSite { get; init; }

    /// <summary>Names of the finger joints. Each one's position is the same share of the gripper's width.</summary>
    public required ImmutableArray<string> FingerJoints { get; init; }

    /// <summary>Name of the actuator that opens and closes the gripper: the upper end of its control range is fully open, the lower end closed.</summary>
    public required string GripperActuator { get; init; }

    /// <summary>Largest change of the gripper's width, m/s.</summary>
    public required double GripperSpeed { get; init; }

    /// <summary>How the real robot speaks ROS 2.</summary>
    public RosInterface Ros2 { get; init; } = new();
}
