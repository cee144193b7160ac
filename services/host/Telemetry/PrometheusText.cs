using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Robotics.Host.Telemetry;

/// <summary>Measurements in Prometheus' text format.</summary>
internal sealed class PrometheusText : BaseExporter<Metric>
{
    private readonly Lock _lock = new();
    private string _text = "";

    public PrometheusText() => Reader = new BaseExportingMetricReader(this);

    /// <summary>To be added to the process's telemetry, which frees it.</summary>
    public MetricReader Reader { get; }

    /// <summary>As of now.</summary>
    public string Read()
    {
        lock (_lock)
        {
            Reader.Collect();
            return _text;
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        StringBuilder text = new();
        foreach (Metric metric in batch)
        {
            string name = NameOf(metric);
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {metric.Description}\n# TYPE {name} {KindOf(metric.MetricType)}\n");
            foreach (ref readonly MetricPoint point in metric.GetMetricPoints()) Write(text, name, metric.MetricType, point);
        }

        _text = text.ToString();
        return ExportResult.Success;
    }

    private static void Write(StringBuilder text, string name, MetricType type, in MetricPoint point)
    {
        string labels = Labels(point);
        switch (type)
        {
            case MetricType.Histogram:
                Histogram(text, name, labels, point);
                break;
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                text.Append(CultureInfo.InvariantCulture, $"{name}{{{labels}}} {point.GetSumLong()}\n");
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                text.Append(CultureInfo.InvariantCulture, $"{name}{{{labels}}} {point.GetSumDouble()}\n");
                break;
            case MetricType.LongGauge:
                text.Append(CultureInfo.InvariantCulture, $"{name}{{{labels}}} {point.GetGaugeLastValueLong()}\n");
                break;
            case MetricType.DoubleGauge:
                text.Append(CultureInfo.InvariantCulture, $"{name}{{{labels}}} {point.GetGaugeLastValueDouble()}\n");
                break;
        }
    }

    private static void Histogram(StringBuilder text, string name, string labels, in MetricPoint point)
    {
        string before = labels.Length == 0 ? "" : labels + ",";
        long total = 0;
        foreach (HistogramBucket bucket in point.GetHistogramBuckets())
        {
            total += bucket.BucketCount;
            string bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : bucket.ExplicitBound.ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{before}le=\"{bound}\"}} {total}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{name}_sum{{{labels}}} {point.GetHistogramSum()}\n{name}_count{{{labels}}} {point.GetHistogramCount()}\n");
    }

    private static string Labels(in MetricPoint point)
    {
        StringBuilder labels = new();
        foreach ((string key, object? value) in point.Tags)
        {
            string escaped = $"{value}".Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            labels.Append(CultureInfo.InvariantCulture, $"{(labels.Length == 0 ? "" : ",")}{Plain(key)}=\"{escaped}\"");
        }

        return labels.ToString();
    }

    private static string NameOf(Metric metric)
    {
        string unit = metric.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        string total = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum ? "_total" : "";
        return $"{Plain(metric.Name)}{unit}{total}";
    }

    private static string KindOf(MetricType type) => type switch
    {
        MetricType.Histogram => "histogram",
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        _ => "gauge",
    };

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
