namespace Robotics.Core.Bodies;

/// <summary>One driven joint of the arm and its limits.</summary>
/// <param name="Name">The joint's name, as in the robot's model and in sensor_msgs/JointState.</param>
/// <param name="MinPosition">Lower limit, rad (hinge).</param>
/// <param name="MaxPosition">Upper limit, rad.</param>
/// <param name="MaxVelocity">Largest speed, rad/s.</param>
/// <param name="MaxAcceleration">Largest acceleration, rad/s².</param>
/// <param name="MaxJerk">Largest jerk, rad/s³.</param>
/// <param name="MaxEffort">Largest torque, N·m.</param>
public sealed record JointDescription(
    string Name,
    double MinPosition,
    double MaxPosition,
    double MaxVelocity,
    double MaxAcceleration,
    double MaxJerk,
    double MaxEffort)
{
    /// <summary>Inertia of the rotor as it is felt behind its gear, kg·m²; null: as the robot's model has it.</summary>
    public double? Armature { get; init; }
}
