namespace Robotics.Core.Bodies;

/// <summary>How fast a robot's tool centre point may move, beyond the limits of its joints. The default is the Franka arm's published one.</summary>
/// <param name="MaxSpeed">m/s.</param>
/// <param name="MaxTurnRate">rad/s.</param>
/// <param name="MaxAcceleration">m/s².</param>
/// <param name="MaxJerk">m/s³.</param>
/// <param name="MaxTurnAcceleration">rad/s².</param>
/// <param name="MaxTurnJerk">rad/s³.</param>
public sealed record TcpLimits(
    double MaxSpeed = 1.7,
    double MaxTurnRate = 2.5,
    double MaxAcceleration = 13,
    double MaxJerk = 6500,
    double MaxTurnAcceleration = 25,
    double MaxTurnJerk = 12500);
