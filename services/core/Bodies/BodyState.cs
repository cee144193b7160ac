namespace Robotics.Core.Bodies;

/// <summary>The state of a body at one servo period. The arrays belong to the reader and are filled in place: nothing is allocated.</summary>
public struct BodyState
{
    /// <param name="joints">Number of arm joints.</param>
    public BodyState(int joints)
    {
        Position = new double[joints];
        Velocity = new double[joints];
        Effort = new double[joints];
        TcpInWorld = Pose.Identity;
    }

    /// <summary>Joint positions, rad.</summary>
    public double[] Position { get; }

    /// <summary>Joint velocities, rad/s.</summary>
    public double[] Velocity { get; }

    /// <summary>Measured or commanded joint torques, N·m.</summary>
    public double[] Effort { get; }

    /// <summary>Distance between the finger pads, metres.</summary>
    public double GripperWidth { get; set; }

    /// <summary>X_WT.</summary>
    public Pose TcpInWorld { get; set; }

    /// <summary>Velocity of the TCP, world frame.</summary>
    public Twist TcpVelocity { get; set; }

    /// <summary>Body time of the measurement.</summary>
    public TimeSpan Time { get; set; }
}
