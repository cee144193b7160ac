namespace Robotics.Core.Control;

/// <summary>What the numbers of an action mean.</summary>
public enum ActionKind
{
    /// <summary>Displacement and rotation (axis-angle) of the TCP in one period, normalised to [−1, 1] by the scale; then the gripper.</summary>
    OscPoseDelta,

    /// <summary>The TCP pose to reach: position in metres, orientation in the space's rotation form; then the gripper.</summary>
    TcpPose,

    /// <summary>Joint positions to reach, rad, in the space's joint order; then the gripper.</summary>
    JointPosition,

    /// <summary>Joint velocities to hold for one period, rad/s, in the space's joint order; then the gripper.</summary>
    JointVelocity,
}
