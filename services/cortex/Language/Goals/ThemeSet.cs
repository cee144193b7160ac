using Robotics.Cortex.Language.Parsing;
using Robotics.Cortex.Language.Reference;

namespace Robotics.Cortex.Language.Goals;

/// <summary>What the object of a verb may mean: one thing, or several together.</summary>
/// <param name="Phrase">The words.</param>
/// <param name="Things">The things.</param>
/// <param name="Score">Log-odds, comparable between the sets of one phrase.</param>
/// <param name="Fit">How well the words fit, [0, 1].</param>
internal sealed record ThemeSet(NounPhrase Phrase, ImmutableArray<Referent> Things, double Score, double Fit);
