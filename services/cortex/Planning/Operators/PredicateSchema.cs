namespace Robotics.Cortex.Planning.Operators;

/// <summary>A predicate that the operators use.</summary>
/// <param name="Name">E.g. <c>hand-empty</c>.</param>
/// <param name="Parameters">Its arguments' variables and types.</param>
/// <param name="Fluent">Whether some operator changes it. The others hold or not for a whole search.</param>
internal sealed record PredicateSchema(string Name, ImmutableArray<TypedName> Parameters, bool Fluent);
