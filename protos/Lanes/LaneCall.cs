using System.Net.Sockets;
using System.Text;
using Grpc.Core;

namespace Robotics.Protos.Lanes;

/// <summary>A stream to a region on this machine, whose messages take a lane when the region offers one; else they go as gRPC carries them.</summary>
internal sealed class LaneCall<TRequest, TResponse> : IClientStreamWriter<TRequest>, IAsyncStreamReader<TResponse>
    where TRequest : class
    where TResponse : class
{
    /// <summary>A server that offers lanes says so at once; one that knows of none may say nothing before it has heard something.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly AsyncDuplexStreamingCall<TRequest, TResponse> _call;
    private readonly string _path, _name;
    private readonly TimeProvider _clock;
    private readonly Task<(IClientStreamWriter<TRequest> To, IAsyncStreamReader<TResponse> From)> _opening;
    private readonly Lock _lock = new();
    private Action? _cut;
    private bool _ended;

    private LaneCall(AsyncDuplexStreamingCall<TRequest, TResponse> call, string server, string name, TimeProvider clock)
    {
        (_call, _path, _name, _clock) = (call, server + LaneListener.Suffix, name, clock);
        _opening = OpenAsync();
    }

    /// <summary>The metadata with which a call asks for a lane.</summary>
    public static Metadata.Entry Asking { get; } = new(LaneOffer.Header, LaneOffer.Asks);

    /// <summary>Of the message that was read, which is there only when the stream is open.</summary>
    public TResponse Current => _opening.Result.From.Current;

    public WriteOptions? WriteOptions { get; set; }

    /// <param name="call">Made with <see cref="Asking"/>.</param>
    /// <param name="server">The path of the server's socket.</param>
    /// <param name="name">The call's.</param>
    /// <param name="clock">Real time.</param>
    public static AsyncDuplexStreamingCall<TRequest, TResponse> Of(AsyncDuplexStreamingCall<TRequest, TResponse> call, string server, string name, TimeProvider clock)
    {
        LaneCall<TRequest, TResponse> over = new(call, server, name, clock);
        return new(over, over, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, over.End);
    }

    public async Task WriteAsync(TRequest message)
    {
        IClientStreamWriter<TRequest> to = (await _opening).To;
        to.WriteOptions = WriteOptions;
        await to.WriteAsync(message);
    }

    public Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return WriteAsync(message);
    }

    public async Task CompleteAsync() => await (await _opening).To.CompleteAsync();

    public Task<bool> MoveNext(CancellationToken cancellationToken) =>
        _opening.IsCompletedSuccessfully ? _opening.Result.From.MoveNext(cancellationToken) : MoveNextOnceOpenAsync(cancellationToken);

    private async Task<bool> MoveNextOnceOpenAsync(CancellationToken ct) => await (await _opening).From.MoveNext(ct);

    /// <summary>The lane's ends, or where the server offers none the call's own.</summary>
    private async Task<(IClientStreamWriter<TRequest> To, IAsyncStreamReader<TResponse> From)> OpenAsync()
    {
        if (await TicketAsync() is not { } ticket) return (_call.RequestStream, _call.ResponseStream);
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            using CancellationTokenSource late = new(Patience, _clock);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_path), late.Token);
            socket.Send(Encoding.ASCII.GetBytes(ticket));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            _call.Dispose();
            throw new RpcException(new Status(StatusCode.Unavailable, $"its lanes at {_path} cannot be opened: {e.Message}", e));
        }

        // When nothing comes any more, the call says why.
        LaneSocket lane = new(socket);
        LaneReader<TResponse> reader = new(lane, _ => _call.ResponseStream.MoveNext(CancellationToken.None), _name, CancellationToken.None);
        lock (_lock)
        {
            _cut = () =>
            {
                lane.Dispose();
                reader.Dispose();
            };
            if (_ended) _cut();
        }

        return (new LaneWriter<TRequest>(lane), reader);
    }

    /// <summary>Null when the server offers none, or the call has failed: it says itself with what.</summary>
    private async Task<string?> TicketAsync()
    {
        try
        {
            return (await _call.ResponseHeadersAsync.WaitAsync(Patience, _clock)).GetValue(LaneOffer.Header);
        }
        catch (TimeoutException)
        {
            _ = EndIfOfferedLateAsync();
            return null;
        }
        catch (Exception e) when (e is RpcException or ObjectDisposedException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>A server that was frozen may offer a lane when nobody waits for the offer any more, and listens to nothing else: the call is of no use then.</summary>
    private async Task EndIfOfferedLateAsync()
    {
        try
        {
            if ((await _call.ResponseHeadersAsync).GetValue(LaneOffer.Header) is not null) _call.Dispose();
        }
        catch (Exception e) when (e is RpcException or ObjectDisposedException or OperationCanceledException)
        {
            // It says itself what it ended with.
        }
    }

    private void End()
    {
        lock (_lock)
        {
            _ended = true;
            _cut?.Invoke();
        }

        _call.Dispose();
    }
}
