namespace Robotics.Verifier;

/// <summary>Whether a subgoal takes as long as experience says. What is expected is a duration, and at its end an event: the postcondition.</summary>
internal static class Timing
{
    /// <param name="subgoal">What is expected to come about.</param>
    /// <param name="expected">A law over control steps, learned from successes.</param>
    /// <param name="steps">Control steps so far.</param>
    /// <param name="reached">Whether it is reached now.</param>
    /// <returns>Null when nothing is unusual, or experience is too little to say.</returns>
    public static TimingAlarm? Judge(Subgoal subgoal, DurationModel expected, int steps, bool reached)
    {
        if (expected.Samples < Thresholds.LearnedSamples || !(expected.DeviationSteps > 0)) return null;

        // The mean is no better known than so many samples tell, and nothing is timed more finely than it is judged.
        double deviation = Math.Max(expected.DeviationSteps, Thresholds.TimedToSteps) * Math.Sqrt(1 + (1.0 / expected.Samples));
        double t = (steps - expected.MeanSteps) / deviation;
        double probability = StudentLaw.UpperTail(reached ? -t : t, expected.Samples - 1);
        if (probability >= Thresholds.Unusual) return null;
        TimingKind kind = reached ? TimingKind.Early
            : probability < Thresholds.Impossible && steps > Thresholds.MissingAfter * expected.MeanSteps ? TimingKind.Missing
            : TimingKind.Late;
        return new TimingAlarm(kind, probability, steps, expected) { Event = string.Join(" and ", subgoal.Postcondition) };
    }
}
