namespace Robotics.Cortex.Language.Lexicon;

/// <summary>A verb found in a text.</summary>
/// <param name="Deed">What it means.</param>
/// <param name="Length">How many tokens it takes, particle included where it stands next to the verb.</param>
/// <param name="Form">How the verb is inflected.</param>
/// <param name="Base">Its base form.</param>
internal readonly record struct VerbMatch(Deed Deed, int Length, VerbForm Form, string Base);
