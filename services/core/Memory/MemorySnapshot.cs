namespace Robotics.Core.Memory;

/// <summary>A named state of the memory: a recall as of it sees nothing that was appended later. Part of an episode's record.</summary>
/// <param name="Name">For people and for the command line.</param>
/// <param name="LastSequence">The last event that it holds; 0 when it is empty.</param>
public sealed record MemorySnapshot(string Name, long LastSequence)
{
    /// <summary>The snapshot that remembers nothing.</summary>
    public static MemorySnapshot Empty { get; } = new("empty", 0);
}
