namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>Something that shall be so.</summary>
/// <param name="Kind">What.</param>
/// <param name="Thing">Of which thing.</param>
/// <param name="Target">For In: in or on what; for Elsewhere: where not. Null otherwise.</param>
internal sealed record Wish(WishKind Kind, Mention Thing, Mention? Target = null);
