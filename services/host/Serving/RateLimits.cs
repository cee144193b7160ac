using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Robotics.Host.Serving;

/// <summary>How much one caller may ask of a server: far more than a brain does, and too little to choke it.</summary>
internal static class RateLimits
{
    private const int Connections = 256, StreamsPerConnection = 100, CallsPerSecond = 5000;

    public static void Set(KestrelServerOptions options)
    {
        options.Limits.MaxConcurrentConnections = Connections;
        options.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
    }

    /// <summary>Calls, not messages of a stream: a stream is a call. Refused calls end as unavailable.</summary>
    public static void Set(RateLimiterOptions options) => options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetTokenBucketLimiter(context.Connection.Id, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = CallsPerSecond,
            TokensPerPeriod = CallsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
}
