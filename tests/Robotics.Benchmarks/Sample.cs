namespace Robotics.Benchmarks;

/// <summary>Durations of one kind of work: as the clock has it, and processor time of the whole process, which other programs do not lengthen.</summary>
internal sealed class Sample
{
    private readonly List<double> _wall = [];
    private readonly List<double> _processor = [];

    /// <summary>Does the work and notes how long it took.</summary>
    public T Time<T>(Func<T> work)
    {
        TimeSpan used = Environment.CpuUsage.TotalTime;
        long start = TimeProvider.System.GetTimestamp();
        T result = work();
        _wall.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        _processor.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        return result;
    }

    /// <summary>Of the clock's times, ms.</summary>
    public double Median => _wall.Order().ElementAt(_wall.Count / 2);

    /// <summary>Median, 99th percentile and most, ms.</summary>
    public SortedDictionary<string, object> Summary() => new(StringComparer.Ordinal)
    {
        ["n"] = _wall.Count,
        ["wallMs"] = Quantiles(_wall),
        ["processorMs"] = Quantiles(_processor),
    };

    private static SortedDictionary<string, double> Quantiles(List<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return new(StringComparer.Ordinal) { ["p50"] = At(0.5), ["p99"] = At(0.99), ["max"] = At(1) };

        double At(double share) => Math.Round(sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)], 3);
    }
}
