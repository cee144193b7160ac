using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Robotics.Protos.Calls;

namespace Robotics.Host.Serving;

/// <summary>The program's measurements in Prometheus' text format, at <c>/metrics</c> of a loopback port.</summary>
internal sealed class MetricsPage : IAsyncDisposable
{
    private static readonly ImmutableArray<double> Bounds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly SortedDictionary<string, Series> _series = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private WebApplication? _app;

    /// <param name="at">A loopback address.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <exception cref="RoboticsException">Forbidden: others could read it. Unavailable: the address is taken.</exception>
    public static async Task<MetricsPage> StartAsync(IPEndPoint at, CancellationToken ct)
    {
        if (!IPAddress.IsLoopback(at.Address)) throw new RoboticsException(ErrorCode.Forbidden, $"Measurements are offered on a loopback address only, not on {at}.");
        MetricsPage page = new();
        page.Listen();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(at));
        WebApplication app = builder.Build();
        app.MapGet("/metrics", page.Text);
        try
        {
            await WebStart.ListenAsync(app, $"{at}", ct);
            page._app = app;
            return page;
        }
        catch (RoboticsException)
        {
            await page.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        if (_app is not null) await _app.DisposeAsync();
    }

    internal void Listen()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == CallMetrics.MeterName) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>(Add);
        _listener.Start();
    }

    internal string Text()
    {
        StringBuilder text = new();
        lock (_series)
        {
            foreach (IGrouping<string, Series> named in _series.Values.GroupBy(s => s.Name))
            {
                text.Append(CultureInfo.InvariantCulture, $"# TYPE {named.Key} histogram\n");
                foreach (Series series in named) series.Write(text);
            }
        }

        return text.ToString();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        StringBuilder labels = new();
        foreach ((string name, object? tag) in tags) labels.Append(CultureInfo.InvariantCulture, $"{(labels.Length == 0 ? "" : ",")}{name}=\"{tag}\"");
        string key = $"{instrument.Name}{{{labels}}}";
        lock (_series)
        {
            if (!_series.TryGetValue(key, out Series? series))
                _series[key] = series = new Series($"{instrument.Name.Replace('.', '_')}_seconds", labels.ToString());
            series.Add(value);
        }
    }

    private sealed class Series(string name, string labels)
    {
        private readonly long[] _counts = new long[Bounds.Length + 1];
        private double _sum;

        public string Name => name;

        public void Add(double value)
        {
            int bucket = 0;
            while (bucket < Bounds.Length && value > Bounds[bucket]) bucket++;
            _counts[bucket]++;
            _sum += value;
        }

        public void Write(StringBuilder text)
        {
            long total = 0;
            for (int i = 0; i < _counts.Length; i++)
            {
                total += _counts[i];
                string bound = i < Bounds.Length ? Bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{labels},le=\"{bound}\"}} {total}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{name}_sum{{{labels}}} {_sum}\n{name}_count{{{labels}}} {total}\n");
        }
    }
}
