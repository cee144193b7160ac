using System.Buffers.Binary;
using System.Net.Sockets;
using Robotics.Protos.Lanes;

namespace Robotics.Benchmarks.Apart;

/// <summary>Stands between the callers of a socket and it, and drops, delays or doubles frames that carry data, or cuts connections: of HTTP/2, whose other frames go on as they are, or of a lane.</summary>
internal sealed class Interference : IAsyncDisposable
{
    private const byte Data = 0;

    /// <summary>Of so many frames of data one is treated, on average.</summary>
    private const int OneIn = 40, CutOneIn = 400;

    private const double LongestDelayMs = 50;

    private readonly string _kind;
    private readonly string _to;
    private readonly bool _lanes;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private int _connections;

    /// <param name="kind">Of <see cref="Kinds"/>.</param>
    /// <param name="from">Path of the socket that callers are given.</param>
    /// <param name="to">Path of the real one.</param>
    /// <param name="lanes">Whether lanes are opened at it; else HTTP/2 is spoken.</param>
    public Interference(string kind, string from, string to, bool lanes)
    {
        (_kind, _to, _lanes) = (kind, to, lanes);
        _listener.Bind(new UnixDomainSocketEndPoint(from));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>What comes before the first frame: a lane's ticket, or the preface of HTTP/2.</summary>
    private int PrefaceLength => _lanes ? LaneListener.TicketLength : 24;

    private int HeaderLength => _lanes ? sizeof(int) : 9;

    public static ImmutableArray<string> Kinds { get; } = ["cut", "delay", "drop", "duplicate"];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> carried = [];
        try
        {
            while (true) carried.Add(CarryAsync(await _listener.AcceptAsync(_end.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(Socket caller)
    {
        using Socket called = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (caller)
        {
            try
            {
                await called.ConnectAsync(new UnixDomainSocketEndPoint(_to), _end.Token);
                int number = ++_connections;
                await using NetworkStream there = new(called), back = new(caller);
                Task first = await Task.WhenAny(
                    PumpAsync(back, there, PrefaceLength, new RandomStream(number, 0, "there")), PumpAsync(there, back, 0, new RandomStream(number, 0, "back")));
                await first;
            }
            catch (Exception e) when (e is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                // One side has gone; the other is told by the end of its connection.
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, int preface, RandomStream random)
    {
        byte[] frame = new byte[HeaderLength];
        if (preface > 0)
        {
            byte[] opening = new byte[preface];
            await from.ReadExactlyAsync(opening, _end.Token);
            await to.WriteAsync(opening, _end.Token);
        }

        while (true)
        {
            await from.ReadExactlyAsync(frame.AsMemory(0, HeaderLength), _end.Token);
            int length = _lanes ? Math.Max(0, BinaryPrimitives.ReadInt32LittleEndian(frame)) : (int)(BinaryPrimitives.ReadUInt32BigEndian(frame) >> 8);
            if (frame.Length < HeaderLength + length) Array.Resize(ref frame, HeaderLength + length);
            await from.ReadExactlyAsync(frame.AsMemory(HeaderLength, length), _end.Token);
            int times = (_lanes || frame[3] == Data) && length > 0 ? await TreatAsync(random) : 1;
            for (int i = 0; i < times; i++) await to.WriteAsync(frame.AsMemory(0, HeaderLength + length), _end.Token);
        }
    }

    /// <summary>How often a frame of data goes on.</summary>
    private async ValueTask<int> TreatAsync(RandomStream random)
    {
        if (_kind == "cut" && random.NextIndex(CutOneIn) == 0) throw new IOException("cut");
        if (random.NextIndex(OneIn) != 0) return 1;
        if (_kind == "delay") await Task.Delay(TimeSpan.FromMilliseconds(random.NextBetween(0, LongestDelayMs)), TimeProvider.System, _end.Token);
        return _kind switch
        {
            "drop" => 0,
            "duplicate" => 2,
            _ => 1,
        };
    }
}
