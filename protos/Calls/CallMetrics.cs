using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Robotics.Protos.Calls;

/// <summary>How long calls to regions take. Costs next to nothing while nobody listens.</summary>
public static class CallMetrics
{
    /// <summary>The meter's name, for whoever exports it.</summary>
    public const string MeterName = "Robotics";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "robotics.region.call.duration", "s", "Time from a request to a region to its answer.");

    internal static void Record(string call, long started, bool answered)
    {
        if (!Duration.Enabled) return;
        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("call", call), new("answered", answered));
    }
}
