using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace Robotics.Host.Composition;

/// <summary>Where log lines go: warnings to standard error, and everything to <c>log.txt</c> of a recording. Serilog is known only here.</summary>
internal static class HostLogging
{
    private const string Line = "{Timestamp:HH:mm:ss.fff} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    /// <param name="folder">The recording's folder; null when nothing is recorded.</param>
    /// <param name="auditFile">The file that every command is written to with its origin, a JSON object a line; null for none.</param>
    public static ILoggerFactory Create(string? folder, string? auditFile = null)
    {
        LoggerConfiguration configuration = new LoggerConfiguration()
            .MinimumLevel.Debug()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            .MinimumLevel.Override("Grpc", LogEventLevel.Warning)
            .WriteTo.Console(
                restrictedToMinimumLevel: LogEventLevel.Warning, outputTemplate: Line, standardErrorFromLevel: LogEventLevel.Verbose,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        if (folder is not null)
        {
            configuration = configuration.WriteTo.File(
                Path.Combine(folder, "log.txt"), outputTemplate: Line, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        }

        if (auditFile is not null)
        {
            configuration = configuration.WriteTo.Logger(audit => audit
                .Filter.ByIncludingOnly(e => e.Properties.TryGetValue("SourceContext", out LogEventPropertyValue? source) && source is ScalarValue { Value: "Robotics.Audit" })
                .WriteTo.File(new Serilog.Formatting.Json.JsonFormatter(renderMessage: true), auditFile));
        }

        return new SerilogLoggerFactory(configuration.CreateLogger(), dispose: true);
    }
}
