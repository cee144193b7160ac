namespace Robotics.Cortex.Language.Goals;

/// <summary>A literal of a goal as a reading has it.</summary>
/// <param name="Predicate">The literal.</param>
/// <param name="Stage">The stage it belongs to, from 0.</param>
/// <param name="Provisional">True for the hand's part of "pick up X": it yields to a placement of X.</param>
internal sealed record GroundedLiteral(Predicate Predicate, int Stage, bool Provisional = false);
