namespace Robotics.Core.Bodies;

/// <summary>A place that people may be near: the TCP is slower in it.</summary>
/// <param name="Name">For reports.</param>
/// <param name="Region">Base frame B, m.</param>
/// <param name="MaxSpeed">Of the TCP, m/s.</param>
public sealed record SpeedZone(string Name, Box Region, double MaxSpeed);
