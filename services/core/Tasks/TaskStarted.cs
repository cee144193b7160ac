namespace Robotics.Core.Tasks;

/// <summary>The task began with this instruction and this scene.</summary>
public sealed record TaskStarted(TaskStep At, Instruction Instruction, SceneGraph Scene) : TaskEvent(At);
