using System.Diagnostics;
using Grpc.Core;
using Robotics.Protos.Errors;

namespace Robotics.Protos.Calls;

/// <summary>Calls over one long-lived stream, an answer a request and in order: cheaper than a call of its own each. Opened anew after a loss.</summary>
/// <typeparam name="TRequest">What is written.</typeparam>
/// <typeparam name="TResponse">What is read.</typeparam>
/// <typeparam name="TState">What both ends remember of a stream, e.g. the descriptions that were sent already.</typeparam>
/// <remarks>Thread-safe: calls wait for each other. A call that fails on the way is not repeated here.</remarks>
internal sealed class DuplexClient<TRequest, TResponse, TState>(RegionChannel channel, Func<AsyncDuplexStreamingCall<TRequest, TResponse>> open)
    : IDisposable
    where TState : new()
    where TRequest : class
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Link? _link;

    /// <summary>Writes a request and reads its answer. Cancelling gives the stream up.</summary>
    /// <exception cref="RoboticsException">Unavailable: no answer; or what the other side threw.</exception>
    public ValueTask<TResult> CallAsync<TResult>(Func<TState, TRequest> write, Func<TResponse, TState, TResult> read, CancellationToken ct) =>
        CallAsync(write, read, null, ct);

    /// <summary>The same; cancelling sends <paramref name="interruption"/>, and the answer is waited for.</summary>
    public async ValueTask<TResult> CallAsync<TResult>(
        Func<TState, TRequest> write, Func<TResponse, TState, TResult> read, Interruption<TRequest>? interruption, CancellationToken ct)
    {
        await _turn.WaitAsync(interruption is null ? ct : CancellationToken.None);
        long started = Stopwatch.GetTimestamp();
        try
        {
            Link link = _link ??= new Link(open(), new TState());
            await link.Call.RequestStream.WriteAsync(write(link.State), CancellationToken.None);
            TResponse response = await NextAsync(link, interruption, ct);
            CallMetrics.Record(typeof(TRequest).Name, started, answered: true);
            return read(response, link.State);
        }
        catch (RpcException e)
        {
            Drop();
            CallMetrics.Record(typeof(TRequest).Name, started, answered: false);
            throw RemoteError.Of(e, channel.Peer, ct);
        }
        catch (Exception e) when (e is InvalidOperationException or OperationCanceledException)
        {
            // Writing to a stream that the other side has ended.
            Drop();
            ct.ThrowIfCancellationRequested();
            throw new RoboticsException(ErrorCode.Unavailable, $"{channel.Peer} has ended the stream: {e.Message}", e);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the stream, and with it a call under way. The turn is left to the collector: that call still gives it back.</summary>
    public void Dispose() => Drop();

    private async ValueTask<TResponse> NextAsync(Link link, Interruption<TRequest>? interruption, CancellationToken ct)
    {
        TimeSpan patience = channel.Options.Patience + (interruption?.Takes ?? TimeSpan.Zero);
        using CancellationTokenSource limit = new(patience, channel.Options.Clock);
        using CancellationTokenRegistration giveUp = interruption is null ? ct.UnsafeRegister(static l => ((CancellationTokenSource)l!).Cancel(), limit) : default;
        try
        {
            Task<bool> next = link.Call.ResponseStream.MoveNext(limit.Token);
            if (interruption is not null) await interruption.WhileAsync(next, link.Call.RequestStream, ct);
            if (await next) return link.Call.ResponseStream.Current;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled && limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, $"no answer within {patience.TotalSeconds} s"));
        }

        throw new RpcException(new Status(StatusCode.Unavailable, "the stream has ended"));
    }

    private void Drop()
    {
        _link?.Call.Dispose();
        _link = null;
    }

    private sealed record Link(AsyncDuplexStreamingCall<TRequest, TResponse> Call, TState State);
}
