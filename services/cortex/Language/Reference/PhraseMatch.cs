namespace Robotics.Cortex.Language.Reference;

/// <summary>How well a phrase describes a thing.</summary>
/// <param name="Score">Log-odds in its favour; comparable between things for the same phrase.</param>
/// <param name="Coverage">Share of the phrase that it accounts for, [0, 1].</param>
/// <param name="Head">How well the head noun fits, [0, 1].</param>
internal readonly record struct PhraseMatch(double Score, double Coverage, double Head);
