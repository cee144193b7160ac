using Microsoft.Extensions.Logging;
using Robotics.Host.Configuration;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;

namespace Robotics.Host.Composition;

/// <summary>Where log lines go: warnings to standard error, and everything to <c>log.txt</c> of a recording. Serilog is known only here.</summary>
internal static class HostLogging
{
    private const long LargestFile = 100 << 20;
    private const string Line = "{Timestamp:HH:mm:ss.fff} {Level:u3} {SourceContext} {TraceId} {Message:lj}{NewLine}{Exception}";

    /// <param name="folder">The recording's folder; null when nothing is recorded.</param>
    /// <param name="configuration">Names the files of this process; null for none.</param>
    /// <param name="name">Who this process is.</param>
    public static ILoggerFactory Create(string? folder, HostConfiguration? configuration = null, string name = "operator")
    {
        LoggerConfiguration lines = new LoggerConfiguration()
            .MinimumLevel.Debug()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            .MinimumLevel.Override("Grpc", LogEventLevel.Warning)
            .WriteTo.Console(
                restrictedToMinimumLevel: LogEventLevel.Warning, outputTemplate: Line, standardErrorFromLevel: LogEventLevel.Verbose,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        if (folder is not null)
        {
            lines = lines.WriteTo.File(
                Path.Combine(folder, "log.txt"), outputTemplate: Line, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        }

        if (configuration?.Logging is { Folder: { } files } logging)
        {
            lines = lines.WriteTo.File(
                new JsonFormatter(renderMessage: true),
                Path.Combine(files, $"{name}-.jsonl"),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: LargestFile,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: logging.Files);
        }

        if (configuration?.Security.AuditLog is { } auditFile)
        {
            lines = lines.WriteTo.Logger(audit => audit
                .Filter.ByIncludingOnly(e => e.Properties.TryGetValue("SourceContext", out LogEventPropertyValue? source) && source is ScalarValue { Value: "Robotics.Audit" })
                .WriteTo.File(new JsonFormatter(renderMessage: true), Own(auditFile, name), fileSizeLimitBytes: null));
        }

        return new SerilogLoggerFactory(lines.CreateLogger(), dispose: true);
    }

    /// <summary>A file that this process alone writes: audit.jsonl is audit.cortex.jsonl of the cortex.</summary>
    private static string Own(string file, string name) => Path.ChangeExtension(file, $"{name}{Path.GetExtension(file)}");
}
