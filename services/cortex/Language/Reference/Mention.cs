using Robotics.Cortex.Language.Parsing;

namespace Robotics.Cortex.Language.Reference;

/// <summary>What was spoken of: for pronouns, and so that equal words mean equal things.</summary>
/// <param name="Phrase">The words.</param>
/// <param name="Referents">What they were taken for.</param>
/// <param name="IsTheme">Whether it was what the deed is done to, not where.</param>
/// <param name="Clause">The number of its clause.</param>
/// <param name="Open">Whether nothing was asked of it yet, so that the words may still turn out to mean another thing.</param>
internal sealed record Mention(NounPhrase Phrase, ImmutableArray<Referent> Referents, bool IsTheme, int Clause, bool Open = false);
