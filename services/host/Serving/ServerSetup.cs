using Microsoft.Extensions.Logging;

namespace Robotics.Host.Serving;

/// <summary>What every server is started with.</summary>
/// <param name="Logging">Where log lines go.</param>
/// <param name="Security">How it knows its callers.</param>
internal sealed record ServerSetup(ILoggerFactory Logging, ServerSecurity Security)
{
    /// <summary>
    /// Whether what comes in is worked on where it was read, which saves changes of threads: for simulated time, where nothing else on a connection is urgent.
    /// In real time a sign of life must not wait behind a call that looks at a moving body.
    /// </summary>
    public bool Inline { get; init; }

    /// <summary>How much one caller may ask.</summary>
    public RateLimits Limits { get; init; } = RateLimits.Default;
}
