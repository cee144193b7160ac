namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>A thing that a phrase may mean.</summary>
/// <param name="Thing">The thing.</param>
/// <param name="Loss">How much less likely than the best one, as log-odds; 0 for the best.</param>
internal sealed record Choice(HouseholdThing Thing, double Loss);
