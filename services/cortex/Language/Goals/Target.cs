using Robotics.Cortex.Language.Reference;

namespace Robotics.Cortex.Language.Goals;

/// <summary>Where something is to go.</summary>
/// <param name="Kind">The relation that is to hold.</param>
/// <param name="Referent">To what.</param>
/// <param name="Score">Log-odds, comparable between the targets of one phrase.</param>
/// <param name="Fit">How well the words fit, [0, 1].</param>
internal sealed record Target(PredicateKind Kind, Referent Referent, double Score, double Fit);
