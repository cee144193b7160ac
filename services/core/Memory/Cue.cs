namespace Robotics.Core.Memory;

/// <summary>What to recall.</summary>
/// <param name="Text">Words: an instruction, a subgoal's sentence, an object's name. Not blank.</param>
/// <param name="Limit">At most so many recollections, 1 to 1000.</param>
public sealed record Cue(string Text, int Limit = 10)
{
    /// <summary>Only these kinds; empty for all.</summary>
    public ImmutableArray<MemoryKind> Kinds { get; init; } = [];
}
