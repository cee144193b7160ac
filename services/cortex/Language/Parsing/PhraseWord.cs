namespace Robotics.Cortex.Language.Parsing;

/// <summary>A word that describes a thing.</summary>
internal readonly record struct PhraseWord(string Text, WordRole Role);
