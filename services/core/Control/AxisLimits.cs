namespace Robotics.Core.Control;

/// <summary>What the motion of one axis is held to, all more than zero; in m or rad.</summary>
/// <param name="MaxVelocity">Per second.</param>
/// <param name="MaxAcceleration">Per second squared.</param>
/// <param name="MaxJerk">Per second cubed.</param>
public readonly record struct AxisLimits(double MaxVelocity, double MaxAcceleration, double MaxJerk);
