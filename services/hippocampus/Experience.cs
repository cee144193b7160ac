namespace Robotics.Hippocampus;

/// <summary>What the subgoals of past episodes say of each topic: how often it was tried, went well, and how long it took.</summary>
internal static class Experience
{
    /// <summary>A single success says nothing of the spread; this share of the mean stands in for it, and is never undercut.</summary>
    private const double LeastRelativeDeviation = 0.15;

    /// <summary>In ordinal order of topic.</summary>
    public static ImmutableArray<TopicStatistics> Of(IEnumerable<MemoryEvent> events) =>
        [.. events
            .Where(e => e is { Kind: MemoryKind.Subgoal, Succeeded: not null } && e.Topic.Length > 0)
            .GroupBy(e => e.Topic, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Summarise(g.Key, [.. g]))];

    private static TopicStatistics Summarise(string topic, MemoryEvent[] tries)
    {
        double[] steps = [.. tries.Where(t => t.Succeeded == true).Select(t => (double)t.Steps)];
        if (steps.Length == 0) return new(topic, tries.Length, 0, DurationModel.Unknown);
        double mean = steps.Average();
        double variance = steps.Sum(s => (s - mean) * (s - mean)) / Math.Max(1, steps.Length - 1);
        double deviation = Math.Max(Math.Sqrt(variance), LeastRelativeDeviation * mean);
        return new(topic, tries.Length, steps.Length, new DurationModel(mean, deviation, steps.Length));
    }
}
