namespace Robotics.Cortex.Language.Lexicon;

/// <summary>A term and how far it stands for a meaning, (0, 1].</summary>
internal readonly record struct WeightedTerm(string Term, double Weight);
