namespace Robotics.Core.Bodies;

/// <summary>A sensor's value that makes the arm slower the further it goes: all of the speed limits at <paramref name="From"/>, the least share from <paramref name="To"/> on.</summary>
/// <param name="Name">Lower case with underscores, e.g. <c>hot_joint</c>, <c>doubt</c>.</param>
/// <param name="Sensor">Name of a described sensor: a joint's temperature, the verifier's uncertainty, the latency.</param>
/// <param name="From">The sensor's unit.</param>
/// <param name="To">The sensor's unit; less than <paramref name="From"/> when small values are bad.</param>
/// <param name="LeastShare">More than 0, up to 1.</param>
public sealed record DriveRule(string Name, string Sensor, double From, double To, double LeastShare);
