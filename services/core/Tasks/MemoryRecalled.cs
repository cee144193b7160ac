namespace Robotics.Core.Tasks;

/// <summary>What memory brought back before planning.</summary>
public sealed record MemoryRecalled(TaskStep At, Recollections Recollections) : TaskEvent(At);
