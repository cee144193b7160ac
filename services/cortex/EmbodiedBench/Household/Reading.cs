namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>An instruction with every mention settled.</summary>
/// <param name="Goal">What is wanted.</param>
/// <param name="Settled">Which thing each mention is.</param>
internal sealed record Reading(HouseholdGoal Goal, ImmutableDictionary<Mention, HouseholdThing> Settled)
{
    public HouseholdThing Of(Mention mention) => Settled.TryGetValue(mention, out HouseholdThing? thing) ? thing : mention.Choices[0].Thing;
}
