namespace Robotics.Verifier;

/// <summary>What and when: whether a subgoal takes as long as experience says.</summary>
internal static class Timing
{
    /// <param name="expected">A normal law over control steps, learned from successes.</param>
    /// <param name="steps">Control steps so far.</param>
    /// <param name="reached">Whether it is reached now.</param>
    /// <returns>Null when nothing is unusual, or experience is too little to say.</returns>
    public static TimingAlarm? Judge(DurationModel expected, int steps, bool reached)
    {
        if (expected.Samples < Thresholds.LearnedSamples || !(expected.DeviationSteps > 0)) return null;
        double z = (steps - expected.MeanSteps) / expected.DeviationSteps;
        if (reached) return z < -Thresholds.UnusualDeviations ? new(TimingKind.Early, NormalLaw.UpperTail(-z), steps, expected) : null;
        if (z <= Thresholds.UnusualDeviations) return null;
        return new(z > Thresholds.MissingDeviations ? TimingKind.Missing : TimingKind.Late, NormalLaw.UpperTail(z), steps, expected);
    }
}
