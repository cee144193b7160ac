namespace Robotics.Core.Bodies;

/// <summary>What the numbers of a <see cref="ServoCommand"/> mean to a driver.</summary>
public enum CommandType
{
    /// <summary>Joint torques, N·m, on top of gravity and Coriolis compensation by our controller.</summary>
    JointTorque,

    /// <summary>Joint positions, rad.</summary>
    JointPosition,

    /// <summary>Joint velocities, rad/s.</summary>
    JointVelocity,

    /// <summary>The seven numbers of an OSC pose action, once a control period: the body's firmware has the controller.</summary>
    OscPoseAction,
}
