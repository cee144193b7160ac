using Microsoft.Extensions.Logging;

namespace Robotics.Host.Serving;

/// <summary>What every server is started with.</summary>
/// <param name="Logging">Where log lines go.</param>
/// <param name="Security">How it knows its callers.</param>
internal sealed record ServerSetup(ILoggerFactory Logging, ServerSecurity Security)
{
    /// <summary>How much one caller may ask.</summary>
    public RateLimits Limits { get; init; } = RateLimits.Default;
}
