namespace Robotics.Core.Bodies;

/// <summary>One control step as it was really commanded.</summary>
/// <param name="Step">Control steps since the body's last reset, this one included: the <see cref="Observation.Step"/> of an observation right after it.</param>
/// <param name="Time">Body time at its end.</param>
/// <param name="Commanded">The row of the chunk.</param>
/// <param name="Applied">The row after the safety filter.</param>
/// <param name="Clipped">Names of the rules that changed it, in ordinal order; empty when none did. A rule that only counts is written <c>counted:name</c>.</param>
public sealed record AppliedStep(
    long Step,
    TimeSpan Time,
    ImmutableArray<double> Commanded,
    ImmutableArray<double> Applied,
    ImmutableArray<string> Clipped);
