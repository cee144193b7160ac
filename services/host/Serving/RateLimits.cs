using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Robotics.Host.Serving;

/// <summary>How much one caller may ask of a server: far more than a brain does, and too little to choke it.</summary>
internal sealed record RateLimits
{
    public static RateLimits Default { get; } = new();

    public int Connections { get; init; } = 256;

    public int StreamsPerConnection { get; init; } = 100;

    /// <summary>Calls of one connection in a <see cref="Period"/>. Calls, not messages of a stream: a stream is a call.</summary>
    public int Calls { get; init; } = 5000;

    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(1);

    public void Set(KestrelServerOptions options)
    {
        options.Limits.MaxConcurrentConnections = Connections;
        options.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
    }

    /// <summary>Refused calls end as unavailable.</summary>
    public void Set(RateLimiterOptions options) => options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetTokenBucketLimiter(context.Connection.Id, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Calls, TokensPerPeriod = Calls, ReplenishmentPeriod = Period, QueueLimit = 0,
        }));
}
