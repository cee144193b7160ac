namespace Robotics.Benchmarks.Apart;

/// <summary>How long episodes took, and which of their stages how long: the time until an event is told of belongs to that event.</summary>
internal sealed class StageTimes
{
    private readonly List<double> _seconds = [];
    private readonly SortedDictionary<string, double> _stages = new(StringComparer.Ordinal);
    private long _begun, _last;

    public double MeanSeconds => _seconds.Average();

    /// <summary>In order.</summary>
    public ImmutableArray<double> EachSeconds => [.. _seconds.Select(s => Math.Round(s, 3))];

    public double LeastSeconds => _seconds.Min();

    /// <summary>An episode's, ms, by name of the event.</summary>
    public SortedDictionary<string, double> MeanMs => new(_stages.ToDictionary(s => s.Key, s => Math.Round(s.Value / _seconds.Count * 1e3, 2)), StringComparer.Ordinal);

    public void Begin() => _begun = _last = TimeProvider.System.GetTimestamp();

    public void Ended(string stage)
    {
        long now = TimeProvider.System.GetTimestamp();
        _stages[stage] = _stages.GetValueOrDefault(stage) + TimeProvider.System.GetElapsedTime(_last, now).TotalSeconds;
        _last = now;
    }

    /// <summary>The last stage, and with it the episode, has ended.</summary>
    public void End(string stage)
    {
        Ended(stage);
        _seconds.Add(TimeProvider.System.GetElapsedTime(_begun, _last).TotalSeconds);
    }
}
