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
    private readonly Task<Lane?> _opening;
    private readonly Lock _lock = new();
    private Lane? _lane;
    private bool _ended;

    private LaneCall(AsyncDuplexStreamingCall<TRequest, TResponse> call, string server, string name, TimeProvider clock)
    {
        (_call, _path, _name, _clock) = (call, server + LaneListener.Suffix, name, clock);
        _opening = OpenAsync();
    }

    /// <summary>The metadata with which a call asks for a lane.</summary>
    public static Metadata.Entry Asking { get; } = new(LaneOffer.Header, LaneOffer.Asks);

    public TResponse Current => Opened is { } lane ? lane.Reader.Current : _call.ResponseStream.Current;

    public WriteOptions? WriteOptions { get; set; }

    private Lane? Opened => _opening.IsCompletedSuccessfully ? _opening.Result : null;

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
        if (await _opening is { } lane) await lane.Writer.WriteAsync(message);
        else await _call.RequestStream.WriteAsync(message);
    }

    public Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return WriteAsync(message);
    }

    public async Task CompleteAsync()
    {
        if (await _opening is { } lane) await lane.Writer.CompleteAsync();
        await _call.RequestStream.CompleteAsync();
    }

    public Task<bool> MoveNext(CancellationToken cancellationToken) =>
        Opened is { } lane ? lane.Reader.MoveNext(cancellationToken) : MoveNextOpenedAsync(cancellationToken);

    private async Task<bool> MoveNextOpenedAsync(CancellationToken ct) =>
        await _opening is { } lane ? await lane.Reader.MoveNext(ct) : await _call.ResponseStream.MoveNext(ct);

    private async Task<Lane?> OpenAsync()
    {
        if (await TicketAsync() is not { } ticket) return null;
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(_path));
            socket.Send(Encoding.ASCII.GetBytes(ticket));
        }
        catch (SocketException e)
        {
            socket.Dispose();
            _call.Dispose();
            throw new RpcException(new Status(StatusCode.Unavailable, $"its lanes at {_path} cannot be opened: {e.Message}", e));
        }

        // When nothing comes any more, the call says why.
        LaneSocket lane = new(socket);
        Lane opened = new(lane, new(lane, _ => _call.ResponseStream.MoveNext(CancellationToken.None), _name, CancellationToken.None), new(lane));
        lock (_lock)
        {
            _lane = opened;
            if (_ended) opened.Cut();
        }

        return opened;
    }

    /// <summary>Null when the server offers none, or the call has failed: it says itself with what.</summary>
    private async Task<string?> TicketAsync()
    {
        try
        {
            return (await _call.ResponseHeadersAsync.WaitAsync(Patience, _clock)).GetValue(LaneOffer.Header);
        }
        catch (Exception e) when (e is RpcException or TimeoutException or ObjectDisposedException or OperationCanceledException)
        {
            return null;
        }
    }

    private void End()
    {
        lock (_lock)
        {
            _ended = true;
            _lane?.Cut();
        }

        _call.Dispose();
    }

    private sealed record Lane(LaneSocket Socket, LaneReader<TResponse> Reader, LaneWriter<TRequest> Writer)
    {
        public void Cut()
        {
            Socket.Dispose();
            Reader.Dispose();
        }
    }
}
