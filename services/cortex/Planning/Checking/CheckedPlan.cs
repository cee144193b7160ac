namespace Robotics.Cortex.Planning.Checking;

/// <summary>A proposed plan after the check.</summary>
/// <param name="Plan">Null when there is an objection.</param>
/// <param name="Objections">What is wrong with it; empty when nothing is.</param>
internal sealed record CheckedPlan(Plan? Plan, ImmutableArray<string> Objections);
