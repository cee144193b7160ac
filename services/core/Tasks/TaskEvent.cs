namespace Robotics.Core.Tasks;

/// <summary>Something that happened in a task, in order. The last one is always <see cref="TaskEnded"/>.</summary>
public abstract record TaskEvent(TaskStep At);
