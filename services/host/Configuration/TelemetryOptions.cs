namespace Robotics.Host.Configuration;

/// <summary>Where measurements and traces go.</summary>
public sealed record TelemetryOptions
{
    /// <summary>An OTLP collector over gRPC, e.g. <c>http://127.0.0.1:4317</c>; null for the environment's <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, or none.</summary>
    public string? Otlp { get; init; }

    /// <summary>The collector; null for none.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: no address.</exception>
    public Uri? Collector()
    {
        string? address = Otlp ?? Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT");
        if (string.IsNullOrEmpty(address)) return null;
        return Uri.TryCreate(address, UriKind.Absolute, out Uri? collector) && collector.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? collector
            : throw RoboticsException.Invalid("telemetry.otlp", $"'{address}'", "http://HOST:PORT");
    }
}
