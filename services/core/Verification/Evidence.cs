namespace Robotics.Core.Verification;

/// <summary>One observation that a verdict rests on.</summary>
/// <param name="Step">The control step.</param>
/// <param name="Time">Body time of the observation.</param>
/// <param name="What">The predicate or quantity, e.g. <c>On(o3, o5)</c> or <c>gripper width m</c>.</param>
/// <param name="Value">Its value: 0 or 1 for a predicate (−1 while it is unknown), else the number.</param>
/// <param name="Frame">The measurement that it was read from: what measured, and at which body time in milliseconds, e.g. <c>simulator@1750</c>.</param>
public readonly record struct Evidence(long Step, TimeSpan Time, string What, double Value, string Frame);
