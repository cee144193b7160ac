using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Parsing;

/// <summary>A relation of place as said.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Direction">For <see cref="RelationKind.Toward"/>; null otherwise.</param>
/// <param name="Anchored">"to its right": the direction is from what was spoken of last.</param>
/// <param name="Motion">"onto", "into", "to": it can only be where something goes, never where it is.</param>
/// <param name="Inside">"in the rear section of": the direction is within the thing, not beside it.</param>
internal readonly record struct Relation(RelationKind Kind, Direction? Direction = null, bool Anchored = false, bool Motion = false, bool Inside = false);
