using Google.Protobuf.Reflection;
using Polly;
using Polly.Retry;
using Robotics.Protos.Errors;

namespace Robotics.Protos.Calls;

/// <summary>Which calls may be made again when the connection is lost on the way, and how often: those of which the wire says that repeating them is harmless. Never a command to a body.</summary>
internal static class Repeats
{
    private static readonly ImmutableHashSet<string> Harmless =
    [
        .. new[]
            {
                V1.BrainstemService.Descriptor, V1.CerebellumService.Descriptor, V1.CortexService.Descriptor, V1.EpisodeService.Descriptor,
                V1.HippocampusService.Descriptor, V1.ThalamusService.Descriptor, V1.VerifierService.Descriptor,
            }
            .SelectMany(s => s.Methods)
            .Where(m => m.GetOptions() is { HasIdempotencyLevel: true, IdempotencyLevel: not MethodOptions.Types.IdempotencyLevel.IdempotencyUnknown })
            .Select(m => $"/{m.Service.FullName}/{m.Name}"),
    ];

    /// <summary>Twice more, soon: a cut connection, not a region that is down.</summary>
    public static ResiliencePipeline WhenLost { get; } = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(50),
            BackoffType = DelayBackoffType.Exponential,
            ShouldHandle = args => ValueTask.FromResult(!args.Context.CancellationToken.IsCancellationRequested && RemoteError.IsLostConnection(args.Outcome.Exception)),
        })
        .Build();

    /// <param name="call">As <c>/package.Service/Method</c>.</param>
    public static ResiliencePipeline Of(string call) => Harmless.Contains(call) ? WhenLost : ResiliencePipeline.Empty;
}
