namespace Robotics.Cortex.Rehearsal;

/// <summary>What came of a plan on a copy of the body.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Text">In words for an operator.</param>
/// <param name="Steps">Control steps that it took there.</param>
/// <param name="Reached">Steps of the plan whose postcondition was reached.</param>
/// <param name="Claimed">Whether the goal was reached, whatever was hit on the way.</param>
/// <param name="Blame">The choice to do without the next time; null when no choice is to blame.</param>
internal sealed record TrialResult(RehearsalEnd End, string Text, long Steps, int Reached, bool Claimed, TriedEdge? Blame)
{
    /// <summary>Better is higher: reached and nothing hit, reached, and how far it came.</summary>
    public (bool Accepted, bool Claimed, int Reached) Rank => (End == RehearsalEnd.Accepted, Claimed, Reached);

    public static TrialResult NotPossible(string why) => new(RehearsalEnd.NotPossible, $"Not rehearsed: {why}.", 0, 0, false, null);
}
