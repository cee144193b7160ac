namespace Robotics.Cortex.Language.Lexicon;

/// <summary>What is generally known of one kind of thing.</summary>
/// <param name="Names">What it is called, most usual first; lower case.</param>
/// <param name="Kinds">What it is.</param>
/// <param name="Description">A sentence about its looks, use and content.</param>
internal sealed record HouseholdEntry(ImmutableArray<string> Names, ImmutableArray<string> Kinds, string Description);
