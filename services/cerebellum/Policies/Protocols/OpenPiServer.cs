using System.Net.WebSockets;
using System.Text;
using Robotics.Cerebellum.Policies.Files;
using Robotics.Cerebellum.Policies.Remote;
using Robotics.Core.Policies.Remote;

namespace Robotics.Cerebellum.Policies.Protocols;

/// <summary>openpi's websocket protocol: the server says what it is first, then answers one question at a time; a text frame is an error. It knows no sessions.</summary>
internal sealed class OpenPiServer : IPolicyServer
{
    private const int MostLine = 300;

    private readonly RemoteFile _file;
    private readonly Uri _address;
    private readonly byte[] _part = new byte[1 << 16];
    private readonly MemoryStream _message = new();
    private readonly MessagePackWriter _question = new();
    private ClientWebSocket? _socket;

    /// <exception cref="RoboticsException">InvalidArgument: not a websocket's address.</exception>
    public OpenPiServer(RemoteFile file)
    {
        if (!Uri.TryCreate(file.Address, UriKind.Absolute, out Uri? address) || address.Scheme is not ("ws" or "wss"))
            throw RoboticsException.Invalid("The server's address", file.Address, "ws://HOST:PORT");
        (_file, _address) = (file, address);
    }

    public async ValueTask OpenAsync(CancellationToken ct)
    {
        if (_socket is { State: WebSocketState.Open }) return;
        Drop();
        _socket = new ClientWebSocket();

        // Servers that compile on the first question do not answer pings meanwhile: only our own time-outs count.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (_file.Key is { } key) _socket.Options.SetRequestHeader("Authorization", $"Api-Key {key}");
        try
        {
            await _socket.ConnectAsync(_address, ct);
        }
        catch (WebSocketException e)
        {
            throw new RoboticsException(ErrorCode.Unavailable, $"it cannot be connected to: {e.Message}", e);
        }

        await ReceiveAsync(ct);
    }

    public ValueTask BeginAsync(PolicyStart start, CancellationToken ct) => ValueTask.CompletedTask;

    public async ValueTask<ImmutableArray<PolicyArray>> AskAsync(PolicyQuestion question, CancellationToken ct)
    {
        Write(question);
        try
        {
            await _socket!.SendAsync(_question.Written, WebSocketMessageType.Binary, true, ct);
        }
        catch (WebSocketException e)
        {
            throw Broken(e);
        }

        object? answer = await ReceiveAsync(ct);
        if (answer is not SortedDictionary<string, object?> map) throw new RoboticsException(ErrorCode.CommandRejected, "it answered no map.");
        return [.. map.Select(p => MessagePackNumpy.Read(p.Key, p.Value)).OfType<PolicyArray>()];
    }

    public void Drop()
    {
        _socket?.Dispose();
        _socket = null;
    }

    public ValueTask DisposeAsync()
    {
        Drop();
        _message.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Write(PolicyQuestion question)
    {
        _question.Clear();
        _question.Map(question.Pictures.Length + question.States.Length + 1);
        foreach (PolicyArray array in (ReadOnlySpan<PolicyArray>)[.. question.Pictures, .. question.States])
            MessagePackNumpy.Write(_question.Text(array.Name), array);
        _question.Text(question.InstructionName).Text(question.Instruction);
    }

    /// <summary>A whole message. A text frame is an error of the server: its last line says which.</summary>
    private async ValueTask<object?> ReceiveAsync(CancellationToken ct)
    {
        _message.SetLength(0);
        try
        {
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
            throw new RoboticsException(ErrorCode.CommandRejected, $"it reports: {last[..Math.Min(last.Length, MostLine)]}");
        }
        catch (WebSocketException e)
        {
            throw Broken(e);
        }
    }

    private static RoboticsException Broken(WebSocketException e) => new(ErrorCode.Unavailable, $"the connection broke: {e.Message}", e);
}
