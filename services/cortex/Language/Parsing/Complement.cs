namespace Robotics.Cortex.Language.Parsing;

/// <summary>A phrase of place: a relation and what it is to.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Objects">To what; empty when it is left open ("inside", "there", "on the left").</param>
/// <param name="Linked">Whether it certainly belongs to the noun before it ("the bowl that is on the stove").</param>
internal sealed record Complement(Relation Relation, ImmutableArray<NounPhrase> Objects, bool Linked = false);
