namespace Robotics.Core.Tasks;

/// <summary>The person's sentence.</summary>
/// <param name="Text">As said; not blank.</param>
public sealed record Instruction(string Text)
{
    /// <summary>What the person answered when asked about it, in order; each settles what the <see cref="Question"/> before it left open.</summary>
    public ImmutableArray<string> Answers { get; init; } = [];
}
