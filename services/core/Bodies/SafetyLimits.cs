namespace Robotics.Core.Bodies;

/// <summary>What the brainstem's safety filter lets a robot do beyond its joints' own limits. From the robot's robot.json.</summary>
/// <remarks>A software filter is not a safety function in the sense of ISO 10218 or ISO 13849.</remarks>
public sealed record SafetyLimits
{
    /// <summary>Largest speed of the TCP, m/s. The default is the Franka arm's published one.</summary>
    public double MaxTcpSpeed { get; init; } = 1.7;

    /// <summary>Largest angular speed of the TCP, rad/s.</summary>
    public double MaxTcpAngularSpeed { get; init; } = 2.5;

    /// <summary>Largest change of a joint's torque, N·m/s.</summary>
    public double MaxEffortRate { get; init; } = 1000;

    /// <summary>How near a joint may come to a position limit, rad.</summary>
    public double JointMargin { get; init; } = 0.02;
}
