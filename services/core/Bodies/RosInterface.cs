namespace Robotics.Core.Bodies;

/// <summary>How a robot speaks ROS 2: names of topics and actions, and what its controllers take. Relative names get the node's namespace; any may be remapped.</summary>
public sealed record RosInterface
{
    /// <summary>sensor_msgs/JointState: the arm's joints and the gripper's fingers.</summary>
    public string JointStates { get; init; } = "joint_states";

    /// <summary>What the controller takes for streamed commands.</summary>
    public RosCommandKind Command { get; init; } = RosCommandKind.JointTrajectory;

    /// <summary>The topic of streamed commands.</summary>
    public string CommandTopic { get; init; } = "joint_trajectory_controller/joint_trajectory";

    /// <summary>control_msgs/FollowJointTrajectory, for planned moves.</summary>
    public string TrajectoryAction { get; init; } = "joint_trajectory_controller/follow_joint_trajectory";

    /// <summary>control_msgs/GripperCommand; the position is the distance between the pads, m.</summary>
    public string GripperAction { get; init; } = "gripper_controller/gripper_cmd";

    /// <summary>vision_msgs/Detection3DArray of objects that markers, motion capture or a simulator follow: their ids stay.</summary>
    public string Tracks { get; init; } = "tracks";

    /// <summary>sensor_msgs/JointState of the articulations of tracked objects, named <c>id/label</c>.</summary>
    public string TrackJoints { get; init; } = "tracks/joint_states";

    /// <summary>vision_msgs/Detection3DArray of objects that a detector sees: their class is known, and nothing says which is which.</summary>
    public string Detections { get; init; } = "/perception/objects";

    /// <summary>Each has <c>NAME/image_raw</c>, <c>NAME/image_raw/compressed</c> and <c>NAME/camera_info</c>.</summary>
    public ImmutableArray<string> Cameras { get; init; } = [];

    /// <summary>Whether pictures are taken from the compressed topic.</summary>
    public bool CompressedImages { get; init; }

    /// <summary>The frame of object poses.</summary>
    public string WorldFrame { get; init; } = "world";

    /// <summary>The frame of the arm's base.</summary>
    public string BaseFrame { get; init; } = "base_link";

    /// <summary>Time between two joint states, s: the servo period over ROS 2.</summary>
    public double PeriodSeconds { get; init; } = 0.01;
}
