namespace Robotics.Core.Memory;

/// <summary>An event with its place in the order of appending, from 1.</summary>
public readonly record struct StoredEvent(long Sequence, MemoryEvent Event);
