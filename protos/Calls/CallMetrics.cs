using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Robotics.Protos.Calls;

/// <summary>How long calls to regions take. Costs next to nothing while nobody listens.</summary>
public static class CallMetrics
{
    /// <summary>The meter's name, for whoever exports it.</summary>
    public const string MeterName = "Robotics";

    /// <summary>Upper bounds of the buckets of a duration, s.</summary>
    public static readonly ImmutableArray<double> Seconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private static readonly Meter Meter = new(MeterName);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "robotics.region.call.duration", "s", "Time from a request to a region to its answer.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });

    internal static void Record(string call, long started, bool answered)
    {
        if (!Duration.Enabled) return;
        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("call", call), new("answered", answered));
    }
}
