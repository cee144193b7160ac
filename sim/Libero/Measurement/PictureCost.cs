namespace Robotics.Sim.Libero.Measurement;

/// <summary>What both cameras' pictures cost together, CPU ms, and how different the fast ones are.</summary>
/// <param name="Exact">As the original's.</param>
/// <param name="Fast">Without reflections and fine details.</param>
/// <param name="Difference">Mean absolute difference of all colour values between the two, 0 to 255.</param>
public sealed record PictureCost(double Exact, double Fast, double Difference);
