using System.Diagnostics;
using Grpc.Core;
using Robotics.Protos.Errors;

namespace Robotics.Protos.Calls;

/// <summary>Calls over one long-lived stream, an answer a request and in order: cheaper than a call of its own each. Opened anew after a loss.</summary>
/// <typeparam name="TRequest">What is written.</typeparam>
/// <typeparam name="TResponse">What is read.</typeparam>
/// <typeparam name="TState">What both ends remember of a stream, e.g. the descriptions that were sent already.</typeparam>
/// <remarks>Thread-safe: calls wait for each other.</remarks>
internal sealed class DuplexClient<TRequest, TResponse, TState>(RegionChannel channel, Func<AsyncDuplexStreamingCall<TRequest, TResponse>> open)
    : IDisposable
    where TState : new()
    where TRequest : class, IStreamedRequest
    where TResponse : class, IStreamedAnswer
{
    private static readonly string Name = typeof(TRequest).Name.Replace("Request", "", StringComparison.Ordinal);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private DuplexLink<TRequest, TResponse, TState>? _link;
    private Attendance<TRequest>? _attendance;

    /// <summary>Asks what may be asked again: when the connection is lost on the way, it is. Cancelling gives the stream up.</summary>
    /// <exception cref="RoboticsException">Unavailable: no answer; or what the other side threw.</exception>
    public ValueTask<TResult> AskAsync<TResult>(Func<TState, TRequest> write, Func<TResponse, TState, TResult> read, CancellationToken ct) =>
        Repeats.WhenLost.ExecuteAsync(static (s, ct) => s.Client.CallAsync(s.write, s.read, null, null, ct), (Client: this, write, read), ct);

    /// <summary>
    /// A call that moves the arm: never made again. Cancelling sends what the <paramref name="interruption"/> says, and the answer is waited for. In real time the
    /// stream says also afterwards that the caller is there.
    /// </summary>
    /// <param name="write">Makes the request.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="ahead">Takes what comes ahead of the answer, of which it says whether it was that; null where nothing does.</param>
    /// <param name="interruption">What is said meanwhile.</param>
    /// <param name="ct">The caller's.</param>
    /// <exception cref="RoboticsException">Unavailable: no answer; or what the other side threw.</exception>
    public ValueTask<TResult> CommandAsync<TResult>(
        Func<TState, TRequest> write, Func<TResponse, TState, TResult> read, Func<TResponse, TState, bool>? ahead, Interruption<TRequest> interruption, CancellationToken ct) =>
        CallAsync(write, read, ahead, interruption, ct);

    /// <summary>Says something that has no answer, after what was said before it. Nothing is said where no stream is open: the state of the next one does not have it.</summary>
    public async Task TellAsync(Func<TState, TRequest> write)
    {
        await _turn.WaitAsync();
        try
        {
            if (_link is { IsOver: false } link) await SayAsync(link, write(link.State));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the stream, and with it a call under way. The turn is left to the collector: that call still gives it back.</summary>
    public void Dispose()
    {
        _attendance?.Dispose();
        Drop();
    }

    /// <summary>Says something between two calls; false while one is under way. Nothing is said on a stream that is over.</summary>
    private async ValueTask<bool> SayAsync(TRequest message)
    {
        if (!await _turn.WaitAsync(TimeSpan.Zero)) return false;
        try
        {
            if (_link is { IsOver: false } link) await SayAsync(link, message);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask SayAsync(DuplexLink<TRequest, TResponse, TState> link, TRequest message)
    {
        ValueTask said = link.SayAsync(message);
        try
        {
            if (!said.IsCompletedSuccessfully) await said.AsTask().WaitAsync(channel.Options.Patience, channel.Options.Clock);
        }
        catch (TimeoutException)
        {
            // A reader that takes nothing any more: the next call opens the stream anew.
            Drop();
        }
    }

    private async ValueTask<TResult> CallAsync<TResult>(
        Func<TState, TRequest> write, Func<TResponse, TState, TResult> read, Func<TResponse, TState, bool>? ahead, Interruption<TRequest>? interruption, CancellationToken ct)
    {
        await _turn.WaitAsync(interruption is null ? ct : CancellationToken.None);
        using Activity? span = CallTrace.Asks(Name);
        long started = Stopwatch.GetTimestamp();
        bool answered = false;
        DuplexLink<TRequest, TResponse, TState>? link = null;
        try
        {
            if (_link is { IsOver: true }) Drop();
            link = _link ??= new(open(), channel.Options.Clock);
            TRequest request = write(link.State);
            request.TraceParent = Activity.Current?.Id ?? "";
            using CancellationTokenRegistration giveUp = interruption is null ? ct.UnsafeRegister(static l => ((IDisposable)l!).Dispose(), link) : default;
            TResponse response = await link.CallAsync(request, channel.Options.Patience + (interruption?.Takes ?? TimeSpan.Zero), ahead, While(interruption, ct));
            answered = true;
            if (response.Error is { } error) throw RemoteError.FromWire(error);
            return Read(read, response, link.State);
        }
        catch (Exception e) when (e is RpcException or ObjectDisposedException)
        {
            Drop();
            RpcException ended = link is { IsLate: true }
                ? new RpcException(new Status(StatusCode.DeadlineExceeded, "no answer in time"))
                : e as RpcException ?? new RpcException(new Status(StatusCode.Cancelled, "the connection is closed", e));
            throw RemoteError.Of(ended, channel.Peer, ct);
        }
        finally
        {
            // From the call's end on, so that no sign of before is given after it.
            if (interruption is not null && channel.Options.Heartbeat is { } every) (_attendance ??= new(interruption, SayAsync, every, channel.Options.Clock)).Called();
            _turn.Release();
            CallMetrics.Record(Name, started, answered);
        }
    }

    /// <summary>A stream with an answer that makes no sense is given up: what its ends remember of it may not be the same any more.</summary>
    private TResult Read<TResult>(Func<TResponse, TState, TResult> read, TResponse response, TState state)
    {
        try
        {
            return read(response, state);
        }
        catch
        {
            Drop();
            throw;
        }
    }

    private Func<Task, DuplexLink<TRequest, TResponse, TState>.Writer, ValueTask>? While(Interruption<TRequest>? interruption, CancellationToken ct) =>
        interruption is null ? null : (answer, writer) => interruption.WhileAsync(answer, writer.SayAsync, channel.Options, ct);

    private void Drop()
    {
        _link?.Dispose();
        _link = null;
    }
}
