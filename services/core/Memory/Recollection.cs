namespace Robotics.Core.Memory;

/// <summary>One recalled memory.</summary>
/// <param name="Event">What is remembered.</param>
/// <param name="Sequence">Its place in the order of appending.</param>
/// <param name="Score">How well it fits the cue, (0, 1]; best first.</param>
public sealed record Recollection(MemoryEvent Event, long Sequence, double Score);
