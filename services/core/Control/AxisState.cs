namespace Robotics.Core.Control;

/// <summary>Where one axis is and how it moves; in m or rad and seconds.</summary>
public readonly record struct AxisState(double Position, double Velocity, double Acceleration);
