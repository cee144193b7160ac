namespace Robotics.Core.Tasks;

/// <summary>The person's sentence.</summary>
/// <param name="Text">As said; not blank.</param>
public sealed record Instruction(string Text);
