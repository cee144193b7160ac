using System.Net.WebSockets;
using System.Text;
using Robotics.Cerebellum.Policies.Files;
using Robotics.Cerebellum.Policies.Remote;

namespace Robotics.Cerebellum.Policies.OpenPi;

/// <summary>A connection to an openpi policy server: it says what it is first, then answers one question at a time; a text frame is an error.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class OpenPiConnection : IDisposable
{
    private const int MostLine = 300;

    private readonly RemoteFile _file;
    private readonly string _policy;
    private readonly byte[] _part = new byte[1 << 16];
    private readonly MemoryStream _message = new();
    private ClientWebSocket? _socket;
    private bool _answered;

    public OpenPiConnection(RemoteFile file, string policy) => (_file, _policy) = (file, policy);

    /// <summary>Connects unless connected, and reads what the server says of itself.</summary>
    /// <exception cref="RoboticsException">Unavailable: nobody listens, or no word in time.</exception>
    public async ValueTask OpenAsync(CancellationToken ct)
    {
        if (_socket is { State: WebSocketState.Open }) return;
        _socket?.Dispose();
        _socket = new ClientWebSocket();

        // Servers that compile on the first question do not answer pings meanwhile: only our own time-outs count.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (_file.KeyVariable is { } variable && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } key) _socket.Options.SetRequestHeader("Authorization", $"Api-Key {key}");
        await InTimeAsync(_file.TimeoutSeconds, "connected", t => new ValueTask(_socket.ConnectAsync(new Uri(_file.Address), t)), ct);
        await InTimeAsync(_file.TimeoutSeconds, "introduced itself", async t => await ReceiveAsync(t), ct);
        _answered = false;
    }

    /// <summary>One question and its answer; over a new connection when the old one breaks.</summary>
    /// <exception cref="RoboticsException">Unavailable: no answer in time, or none after the retries. CommandRejected: the server reports an error.</exception>
    public async ValueTask<SortedDictionary<string, object?>> AskAsync(ReadOnlyMemory<byte> question, CancellationToken ct)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await OpenAsync(ct);
                double seconds = _answered ? _file.TimeoutSeconds : _file.FirstTimeoutSeconds;
                await InTimeAsync(seconds, "took the question", t => _socket!.SendAsync(question, WebSocketMessageType.Binary, true, t), ct);
                object? answer = null;
                await InTimeAsync(seconds, "answered", async t => answer = await ReceiveAsync(t), ct);
                _answered = true;
                return answer as SortedDictionary<string, object?> ?? throw new RoboticsException(ErrorCode.CommandRejected, $"Policy {_policy} at {_file.Address} answered no map.");
            }
            catch (RoboticsException e) when (e.Code == ErrorCode.Unavailable && e.InnerException is WebSocketException && attempt < _file.Retries)
            {
                Drop();
            }
        }
    }

    public void Dispose()
    {
        Drop();
        _message.Dispose();
    }

    private void Drop()
    {
        _socket?.Dispose();
        _socket = null;
    }

    /// <summary>A whole message. A text frame is an error of the server: its last line says which.</summary>
    private async ValueTask<object?> ReceiveAsync(CancellationToken ct)
    {
        _message.SetLength(0);
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket!.ReceiveAsync(_part.AsMemory(), ct);
            if (part.MessageType == WebSocketMessageType.Close) throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, "the server closed the connection");
            _message.Write(_part, 0, part.Count);
        }
        while (!part.EndOfMessage);
        ReadOnlySpan<byte> whole = _message.GetBuffer().AsSpan(0, (int)_message.Length);
        if (part.MessageType == WebSocketMessageType.Binary) return MessagePackReader.Read(whole);
        string last = Encoding.UTF8.GetString(whole).Trim().Split('\n')[^1];
        Drop();
        throw new RoboticsException(ErrorCode.CommandRejected, $"Policy {_policy} at {_file.Address} reports: {last[..Math.Min(last.Length, MostLine)]}");
    }

    private async ValueTask InTimeAsync(double seconds, string what, Func<CancellationToken, ValueTask> work, CancellationToken ct)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            await work(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Drop();
            throw new RoboticsException(ErrorCode.Unavailable, $"Policy {_policy}: the server at {_file.Address} has not {what} within {seconds} s.");
        }
        catch (WebSocketException e)
        {
            throw new RoboticsException(ErrorCode.Unavailable, $"Policy {_policy}: the server at {_file.Address} has not {what}: {e.Message}", e);
        }
    }
}
