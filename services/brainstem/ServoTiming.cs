namespace Robotics.Brainstem;

/// <summary>How a body's servo periods were kept.</summary>
/// <param name="LatePeriods">Periods that ended after their deadline, as the driver says.</param>
/// <param name="Refused">What real time asked of the operating system and did not get; empty when everything was granted or nothing asked.</param>
public sealed record ServoTiming(long LatePeriods, ImmutableArray<string> Refused);
