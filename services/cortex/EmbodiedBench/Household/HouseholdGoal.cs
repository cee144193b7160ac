namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>What an instruction wants in a household.</summary>
/// <param name="Stages">Wishes to fulfil one group after the other; empty when nothing was understood.</param>
/// <param name="Unclear">The phrases that nothing fits; empty when all was understood.</param>
internal sealed record HouseholdGoal(ImmutableArray<ImmutableArray<Wish>> Stages, ImmutableArray<string> Unclear);
