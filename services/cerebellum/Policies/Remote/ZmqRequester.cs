using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Robotics.Cerebellum.Policies.Remote;

/// <summary>The asking side of ZeroMQ's request and reply over TCP: ZMTP 3.0 (rfc.zeromq.org/spec/23) without security, one frame there and one back.</summary>
/// <remarks>Not thread-safe. A connection on which a reply is outstanding must be dropped: the next question goes over a new one.</remarks>
internal sealed class ZmqRequester(string host, int port) : IDisposable
{
    private const byte More = 1, Long = 2, Command = 4;
    private const int Greeting = 64, MostFrame = 1 << 28;

    private TcpClient? _client;
    private NetworkStream? _stream;

    public bool IsOpen => _stream is not null && _client!.Connected;

    /// <exception cref="IOException">The peer speaks no ZMTP 3, wants security, or is not there.</exception>
    public async ValueTask OpenAsync(CancellationToken ct)
    {
        Close();
        _client = new TcpClient { NoDelay = true };
        try
        {
            await _client.ConnectAsync(host, port, ct);
        }
        catch (SocketException e)
        {
            throw new IOException(e.Message, e);
        }

        _stream = _client.GetStream();
        byte[] greeting = new byte[Greeting];
        (greeting[0], greeting[9], greeting[10]) = (0xff, 0x7f, 3);
        "NULL"u8.CopyTo(greeting.AsSpan(12));
        await _stream.WriteAsync(greeting, ct);
        byte[] theirs = new byte[Greeting];
        await _stream.ReadExactlyAsync(theirs, ct);
        if (theirs[0] != 0xff || theirs[9] != 0x7f || theirs[10] < 3) throw new IOException("it does not speak ZMTP 3");
        if (!theirs.AsSpan(12, 20).TrimEnd((byte)0).SequenceEqual("NULL"u8)) throw new IOException("it asks for security other than NULL");
        byte[] ready = [5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 3, .. "REQ"u8, 8, .. "Identity"u8, 0, 0, 0, 0];
        await WriteAsync(Command, ready, ct);
        (byte flags, byte[] body) = await ReadAsync(ct);
        if ((flags & Command) == 0 || !body.AsSpan(1).StartsWith("READY"u8)) throw new IOException($"it refuses: {Encoding.ASCII.GetString(body)}");
    }

    /// <exception cref="IOException">The connection broke, or the reply is of several frames.</exception>
    public async ValueTask<byte[]> AskAsync(ReadOnlyMemory<byte> question, CancellationToken ct)
    {
        await WriteAsync(More, ReadOnlyMemory<byte>.Empty, ct);
        await WriteAsync(0, question, ct);
        bool delimited = false;
        while (true)
        {
            (byte flags, byte[] body) = await ReadAsync(ct);
            if ((flags & Command) != 0) continue;
            if (delimited && (flags & More) == 0) return body;
            if (delimited || body.Length != 0 || (flags & More) == 0) throw new IOException("its reply is not one frame behind an empty one");
            delimited = true;
        }
    }

    public void Close()
    {
        _stream?.Dispose();
        _client?.Dispose();
        (_stream, _client) = (null, null);
    }

    public void Dispose() => Close();

    private async ValueTask WriteAsync(byte flags, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        byte[] head = body.Length < 256 ? [flags, (byte)body.Length] : new byte[9];
        if (body.Length >= 256)
        {
            head[0] = (byte)(flags | Long);
            BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(1), body.Length);
        }

        await _stream!.WriteAsync(head, ct);
        await _stream.WriteAsync(body, ct);
    }

    private async ValueTask<(byte Flags, byte[] Body)> ReadAsync(CancellationToken ct)
    {
        byte[] head = new byte[9];
        await _stream!.ReadExactlyAsync(head.AsMemory(0, 1), ct);
        bool far = (head[0] & Long) != 0;
        await _stream.ReadExactlyAsync(head.AsMemory(1, far ? 8 : 1), ct);
        long length = far ? BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(1)) : head[1];
        if (length is < 0 or > MostFrame) throw new IOException($"a frame of {length} bytes; allowed: up to {MostFrame}");
        byte[] body = new byte[length];
        await _stream.ReadExactlyAsync(body, ct);
        return (head[0], body);
    }
}
