using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Robotics.Cortex.Models.Asking;

/// <summary>What stands between a question and a server that may be slow, overloaded or away. Attempts are bounded by the question's own <see cref="Attempts"/>.</summary>
internal static class Resilience
{
    private static readonly TimeSpan Sampling = TimeSpan.FromMinutes(1);

    /// <summary>Share of failures among the attempts of a minute that opens the circuit.</summary>
    private const double FailureRatio = 0.8;

    public static ResiliencePipeline Build(ModelOptions options, RandomStream jitter, TimeProvider clock)
    {
        Lock drawing = new();
        return new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(options.RetryDelaySeconds),
                MaxDelay = TimeSpan.FromSeconds(Math.Max(1, 20 * options.RetryDelaySeconds)),
                Randomizer = Draw,
                ShouldHandle = args => ValueTask.FromResult(
                    Passes(args.Outcome.Exception, args.Context) && args.Context.Properties.TryGetValue(Attempts.Key, out Attempts? made) && made.MayRepeat),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = FailureRatio,
                MinimumThroughput = options.BreakAfter,
                SamplingDuration = Sampling,
                BreakDuration = TimeSpan.FromSeconds(options.BreakSeconds),
                ShouldHandle = args => ValueTask.FromResult(Passes(args.Outcome.Exception, args.Context)),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds) })
            .Build();

        double Draw()
        {
            lock (drawing) return jitter.NextDouble();
        }
    }

    /// <summary>Whether it may be better the next time: overload, a time-out, a broken connection; not a refusal, and not the task's own cancelling.</summary>
    private static bool Passes(Exception? e, ResilienceContext context) => e switch
    {
        null or BrokenCircuitException => false,
        OperationCanceledException => !context.CancellationToken.IsCancellationRequested,
        HttpRequestException { StatusCode: { } status } => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500,
        HttpRequestException or IOException or TimeoutRejectedException => true,
        _ => false,
    };
}
