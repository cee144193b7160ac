namespace Robotics.Core.Verification;

/// <summary>A subgoal does not take as long as experience says.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Probability">Of a duration at least as unusual, under the expected one.</param>
/// <param name="Steps">Control steps so far.</param>
/// <param name="Expected">What experience says.</param>
public sealed record TimingAlarm(TimingKind Kind, double Probability, int Steps, DurationModel Expected)
{
    /// <summary>What was expected to come about at the end of that time, as predicates.</summary>
    public string Event { get; init; } = "";

    /// <summary>In words for an operator.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Kind.ToString().ToLowerInvariant()}: {Event} was expected at step {Expected.MeanSteps:0} ± {Expected.DeviationSteps:0}, it is step {Steps} (probability {Probability:0.#e0})");
}
