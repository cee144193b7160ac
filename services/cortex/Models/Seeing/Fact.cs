namespace Robotics.Cortex.Models.Seeing;

/// <summary>One thing that a model may be told.</summary>
/// <param name="Text">One line.</param>
/// <param name="About">The entities that it speaks of.</param>
/// <param name="Names">The entity that it introduces; null for a statement about entities that others introduce.</param>
/// <param name="Weight">How much it matters whatever was said; what was said adds to it.</param>
internal sealed record Fact(string Text, ImmutableArray<string> About, string? Names, double Weight);
