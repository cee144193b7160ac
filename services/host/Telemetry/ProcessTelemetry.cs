using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Robotics.Host.Configuration;
using Robotics.Protos.Calls;

namespace Robotics.Host.Telemetry;

/// <summary>Exports the measurements and traces of this process, to a collector and to whoever reads its page.</summary>
internal sealed class ProcessTelemetry : IDisposable
{
    /// <summary>Spans of the servers and of the connections between them, as the framework makes them.</summary>
    private static readonly ImmutableArray<string> FrameworkSources = ["Microsoft.AspNetCore", "System.Net.Http"];

    private readonly MeterProvider _meters;
    private readonly TracerProvider? _tracer;

    private ProcessTelemetry(MeterProvider meters, TracerProvider? tracer) => (_meters, _tracer) = (meters, tracer);

    /// <param name="options">Names the collector.</param>
    /// <param name="name">Who this process is.</param>
    /// <param name="page">Rendered from the measurements; null for none.</param>
    /// <exception cref="RoboticsException">InvalidArgument: the collector's address.</exception>
    public static ProcessTelemetry Start(TelemetryOptions options, string name, PrometheusText? page = null)
    {
        Uri? collector = options.Collector();
        ResourceBuilder resource = ResourceBuilder.CreateEmpty().AddService($"robotics.{name}", autoGenerateServiceInstanceId: false);
        MeterProviderBuilder meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(CallMetrics.MeterName).AddMeter("System.Runtime");
        if (page is not null) meters.AddReader(page.Reader);
        if (collector is null) return new(meters.Build(), null);
        meters.AddOtlpExporter(o => To(o, collector));
        TracerProviderBuilder tracer = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(CallTrace.SourceName).AddSource([.. FrameworkSources]);
        tracer.AddOtlpExporter(o => To(o, collector));
        return new(meters.Build(), tracer.Build());
    }

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        _tracer?.Dispose();
        _meters.Dispose();
    }

    private static void To(OtlpExporterOptions options, Uri collector)
    {
        options.Endpoint = collector;
        options.Protocol = OtlpExportProtocol.Grpc;
    }
}
