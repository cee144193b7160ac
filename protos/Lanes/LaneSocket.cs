using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using Google.Protobuf;
using Grpc.Core;
using Robotics.Protos.Calls;

namespace Robotics.Protos.Lanes;

/// <summary>One end of a lane: messages over a Unix socket, each after its length (4 bytes, little-endian). A length of -1 says that nothing follows.</summary>
/// <remarks>One writer and one reader at a time. A reader waits with its thread: between processes of one machine that is the shortest way from a message to who waits for it.</remarks>
internal sealed class LaneSocket : IDisposable
{
    private const int HeaderLength = sizeof(int), Ends = -1;

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(0.7);

    private readonly Socket _socket;
    private byte[] _outgoing = new byte[4 << 10], _incoming = new byte[64 << 10];
    private int _queued, _read, _received;
    private bool _awake;

    /// <param name="socket">Connected; the lane's own from now on.</param>
    public LaneSocket(Socket socket)
    {
        _socket = socket;

        // Neither end waits in a system call that sends or receives: a thread that did would be woken by each message of its own that the other side reads.
        socket.Blocking = false;
    }

    /// <summary>Whether the other side has said that it sends nothing more.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Sends a message, and what was queued before it.</summary>
    /// <param name="message">Sent, or only queued.</param>
    /// <param name="later">Only queues it: it leaves with the next one.</param>
    /// <exception cref="LaneCutException">The lane is cut.</exception>
    /// <exception cref="RpcException">ResourceExhausted: the message is too large.</exception>
    public ValueTask SendAsync(IMessage message, bool later)
    {
        int length = message.CalculateSize();
        if (length > MessageLimits.Bytes)
            throw new RpcException(new Status(StatusCode.ResourceExhausted, $"A message of {length} bytes is too large: {MessageLimits.Bytes} are allowed."));
        Span<byte> room = Room(HeaderLength + length);
        BinaryPrimitives.WriteInt32LittleEndian(room, length);
        message.WriteTo(room.Slice(HeaderLength, length));
        _queued += HeaderLength + length;
        return later ? ValueTask.CompletedTask : FlushAsync();
    }

    /// <summary>Says that nothing more is sent.</summary>
    /// <exception cref="LaneCutException">The lane is cut.</exception>
    public ValueTask EndAsync()
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(HeaderLength), Ends);
        _queued += HeaderLength;
        return FlushAsync();
    }

    /// <summary>Waits for the next message.</summary>
    /// <param name="message">Its bytes, until the next call.</param>
    /// <returns>False at the end, or when the lane is cut.</returns>
    /// <exception cref="LaneCutException">What came is no message.</exception>
    /// <exception cref="ObjectDisposedException">It was cut here.</exception>
    public bool Receive(out ReadOnlySpan<byte> message)
    {
        message = default;
        if (!Fill(HeaderLength)) return false;
        int length = BinaryPrimitives.ReadInt32LittleEndian(_incoming.AsSpan(_read));
        _read += HeaderLength;
        if (length == Ends)
        {
            HasEnded = true;
            return false;
        }

        if (length is < 0 or > MessageLimits.Bytes) throw new LaneCutException();
        if (!Fill(length)) return false;
        message = _incoming.AsSpan(_read, length);
        _read += length;
        return true;
    }

    /// <summary>Cuts the lane: whoever waits at either end learns that at once.</summary>
    public void Dispose()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is cut already.
        }

        _socket.Dispose();
    }

    /// <summary>
    /// Waits until something has come: awake where the last wait was a short one, as between the steps of a simulated arm, for it takes a sleeping core longer to wake than the message to
    /// come; else asleep. Whoever else wants the core meanwhile has it.
    /// </summary>
    private void Await()
    {
        long began = Stopwatch.GetTimestamp();
        bool came = false;
        while (_awake && !(came = _socket.Poll(TimeSpan.Zero, SelectMode.SelectRead)) && Stopwatch.GetElapsedTime(began) < Short) Thread.Yield();
        if (!came) _socket.Poll(Timeout.InfiniteTimeSpan, SelectMode.SelectRead);
        _awake = Stopwatch.GetElapsedTime(began) < Short;
    }

    private Span<byte> Room(int length)
    {
        if (_outgoing.Length < _queued + length) Array.Resize(ref _outgoing, Math.Max(2 * _outgoing.Length, _queued + length));
        return _outgoing.AsSpan(_queued);
    }

    /// <summary>Sends what is queued: at once what there is room for, the rest as the other side makes room.</summary>
    private ValueTask FlushAsync()
    {
        int length = _queued, sent = Send(0, length);
        _queued = 0;
        return sent == length ? ValueTask.CompletedTask : new(Task.Run(() => SendRest(sent, length)));
    }

    private void SendRest(int sent, int length)
    {
        while (sent < length)
        {
            if (!_socket.Poll(Timeout.InfiniteTimeSpan, SelectMode.SelectWrite)) continue;
            sent = Send(sent, length);
        }
    }

    /// <returns>How much is sent now.</returns>
    private int Send(int sent, int length)
    {
        try
        {
            while (sent < length)
            {
                int went = _socket.Send(_outgoing.AsSpan(sent, length - sent), SocketFlags.None, out SocketError error);
                if (error == SocketError.WouldBlock) break;
                if (error != SocketError.Success) throw new LaneCutException(new SocketException((int)error));
                sent += went;
            }

            return sent;
        }
        catch (ObjectDisposedException e)
        {
            throw new LaneCutException(e);
        }
    }

    /// <summary>Whether so many bytes are there to be read.</summary>
    private bool Fill(int length)
    {
        if (_received - _read >= length) return true;
        _incoming.AsSpan(_read, _received - _read).CopyTo(_incoming);
        (_received, _read) = (_received - _read, 0);
        if (_incoming.Length < length) Array.Resize(ref _incoming, length);
        while (_received < length)
        {
            Await();
            int came = _socket.Receive(_incoming.AsSpan(_received), SocketFlags.None, out SocketError error);
            if (error == SocketError.WouldBlock) continue;
            if (error != SocketError.Success || came == 0) return false;
            _received += came;
        }

        return true;
    }
}
