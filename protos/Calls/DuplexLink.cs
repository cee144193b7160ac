using Grpc.Core;

namespace Robotics.Protos.Calls;

/// <summary>One opened stream. Its next answer is always being waited for, so that a stream that has ended meanwhile is known before anything is written to it.</summary>
/// <remarks>One call at a time.</remarks>
internal sealed class DuplexLink<TRequest, TResponse, TState> : IDisposable
    where TRequest : class, IStreamedRequest
    where TResponse : class, IStreamedAnswer
    where TState : new()
{
    private readonly AsyncDuplexStreamingCall<TRequest, TResponse> _call;
    private readonly TimeProvider _clock;
    private readonly ITimer _patience;
    private Task<bool> _next;
    private ulong _number;

    public DuplexLink(AsyncDuplexStreamingCall<TRequest, TResponse> call, TimeProvider clock)
    {
        (_call, _clock) = (call, clock);
        _patience = clock.CreateTimer(static link => ((DuplexLink<TRequest, TResponse, TState>)link!).GiveUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _next = call.ResponseStream.MoveNext(CancellationToken.None);
    }

    /// <summary>What both ends remember of the stream.</summary>
    public TState State { get; } = new();

    /// <summary>Whether the other side has ended it, or is gone.</summary>
    public bool IsOver => _next.IsCompleted && !(_next.IsCompletedSuccessfully && _next.Result);

    /// <summary>Whether it was given up because an answer did not come in time.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Writes a request and reads its answer; an answer to an earlier one, that came twice or too late, is passed over.</summary>
    /// <param name="request">Gets its number.</param>
    /// <param name="patience">
    /// Time that the answer may take: then the stream is given up, also when this process itself stood still meanwhile and the answer is there. Whoever waits for it
    /// has given up then, and must not see it go on.
    /// </param>
    /// <param name="while">Does what there is to do until the answer is there; null for nothing.</param>
    /// <exception cref="RpcException">The stream has ended, or was given up.</exception>
    public async ValueTask<TResponse> CallAsync(TRequest request, TimeSpan patience, Func<Task, Writer, ValueTask>? @while)
    {
        request.Number = ++_number;
        long started = _clock.GetTimestamp();
        _patience.Change(patience, Timeout.InfiniteTimeSpan);
        try
        {
            await WriteAsync(request);
            while (true)
            {
                if (@while is not null) await @while(_next, new Writer(this));
                if (!await _next) throw new RpcException(new Status(StatusCode.Unavailable, "the stream has ended"));
                TResponse response = _call.ResponseStream.Current;
                _next = _call.ResponseStream.MoveNext(CancellationToken.None);
                if (response.Number != _number) continue;
                if (_clock.GetElapsedTime(started) <= patience) return response;
                GiveUp();
                throw new RpcException(new Status(StatusCode.DeadlineExceeded, "the answer came late"));
            }
        }
        finally
        {
            _patience.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Writes what asks for no answer, unless the stream is over: whoever reads from it finds that out.</summary>
    public async ValueTask SayAsync(TRequest message)
    {
        try
        {
            await _call.RequestStream.WriteAsync(message, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or OperationCanceledException or RpcException)
        {
            // The answer's read throws what the stream ended with.
        }
    }

    public void Dispose()
    {
        _patience.Dispose();
        _call.Dispose();
    }

    private void GiveUp()
    {
        IsLate = true;
        _call.Dispose();
    }

    /// <summary>Writes; when the stream is over, throws what it ended with, which the write itself does not tell.</summary>
    private async ValueTask WriteAsync(TRequest request)
    {
        try
        {
            await _call.RequestStream.WriteAsync(request, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or OperationCanceledException)
        {
            await _next;
            throw new RpcException(new Status(StatusCode.Unavailable, e.Message, e));
        }
    }

    /// <summary>Says something about the call under way.</summary>
    internal readonly struct Writer(DuplexLink<TRequest, TResponse, TState> link)
    {
        public ValueTask SayAsync(TRequest message, bool ofThisCall)
        {
            if (ofThisCall) message.Number = link._number;
            return link.SayAsync(message);
        }
    }
}
