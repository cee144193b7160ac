namespace Robotics.Core.Tasks;

/// <summary>What the instruction was taken to mean.</summary>
public sealed record InstructionGrounded(TaskStep At, Grounding Grounding) : TaskEvent(At);
