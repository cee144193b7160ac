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
    /// <param name="ahead">Takes what comes ahead of the answer, of which it says whether it was that; null where nothing does.</param>
    /// <param name="while">Does what there is to do until the answer is there; null for nothing.</param>
    /// <exception cref="RpcException">The stream has ended, or was given up.</exception>
    public async ValueTask<TResponse> CallAsync(TRequest request, TimeSpan patience, Func<TResponse, TState, bool>? ahead, Func<Task, Writer, ValueTask>? @while)
    {
        request.Number = ++_number;
        long started = _clock.GetTimestamp();
        _patience.Change(patience, Timeout.InfiniteTimeSpan);
        try
        {
            await WriteAsync(request);
            Task<TResponse> answer = AnswerAsync(ahead);
            if (@while is not null) await @while(answer, new Writer(this));
            TResponse response = await answer;
            if (_clock.GetElapsedTime(started) <= patience) return response;
            GiveUp();
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, "the answer came late"));
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

    /// <summary>Reads until the answer is there.</summary>
    private async Task<TResponse> AnswerAsync(Func<TResponse, TState, bool>? ahead)
    {
        while (await _next)
        {
            TResponse response = _call.ResponseStream.Current;
            bool isAnswer = response.Number == _number && (ahead is null || !IsAhead(ahead, response));
            _next = _call.ResponseStream.MoveNext(CancellationToken.None);
            if (isAnswer) return response;
        }

        throw new RpcException(new Status(StatusCode.Unavailable, "the stream has ended"));
    }

    /// <summary>Of a stream that makes no sense any more nothing further is read.</summary>
    private bool IsAhead(Func<TResponse, TState, bool> ahead, TResponse response)
    {
        try
        {
            return ahead(response, State);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw new RpcException(new Status(StatusCode.Internal, e.Message, e));
        }
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
