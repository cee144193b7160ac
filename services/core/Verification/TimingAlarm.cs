namespace Robotics.Core.Verification;

/// <summary>A subgoal does not take as long as experience says.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Probability">Of a duration at least as unusual, under the expected one.</param>
/// <param name="Steps">Control steps so far.</param>
/// <param name="Expected">What experience says.</param>
public sealed record TimingAlarm(TimingKind Kind, double Probability, int Steps, DurationModel Expected);
