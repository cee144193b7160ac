namespace Robotics.Core.Memory;

/// <summary>What a recall brought back.</summary>
public sealed record Recollections
{
    public static Recollections None { get; } = new() { AsOf = MemorySnapshot.Empty };

    /// <summary>The snapshot that was read.</summary>
    public required MemorySnapshot AsOf { get; init; }

    /// <summary>Best first; ties by sequence, newest first.</summary>
    public ImmutableArray<Recollection> Items { get; init; } = [];

    /// <summary>Experience per topic, in ordinal order of topic.</summary>
    public ImmutableArray<TopicStatistics> Topics { get; init; } = [];

    public TopicStatistics? Topic(string topic) => Topics.FirstOrDefault(t => t.Topic == topic);
}
