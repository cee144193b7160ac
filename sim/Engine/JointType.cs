namespace Robotics.Sim.Engine;

/// <summary>How a joint moves; the numbers are MuJoCo's (checked against the library at start).</summary>
public enum JointType
{
    /// <summary>Position (3) and quaternion wxyz (4) in qpos; linear velocity in the world and angular velocity in the body's frame in qvel.</summary>
    Free = 0,

    /// <summary>Quaternion wxyz in qpos, angular velocity in the body's frame in qvel.</summary>
    Ball = 1,

    /// <summary>Metres along the axis.</summary>
    Slide = 2,

    /// <summary>Radians about the axis.</summary>
    Hinge = 3,
}
