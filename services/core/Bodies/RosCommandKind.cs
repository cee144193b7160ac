namespace Robotics.Core.Bodies;

/// <summary>The message that a robot's controller takes for streamed commands.</summary>
public enum RosCommandKind
{
    /// <summary>trajectory_msgs/JointTrajectory with one point: positions and velocities.</summary>
    JointTrajectory,

    /// <summary>std_msgs/Float64MultiArray: positions, in joint order.</summary>
    Position,
}
