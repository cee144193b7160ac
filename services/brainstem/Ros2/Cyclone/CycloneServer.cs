using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>A service server in the form of rmw_cyclonedds.</summary>
/// <remarks>A reply to a client whose reply reader discovery has not found yet is held back until it has, as rmw_cyclonedds does; the next match sends it.</remarks>
internal sealed class CycloneServer : ITransportServer
{
    /// <summary>Replies held back, at most: the oldest is given up.</summary>
    private const int MaxHeld = 64;

    private readonly CycloneNode _node;
    private readonly RequestHandler _handler;
    private readonly CycloneWriter _replies;
    private readonly CycloneReader _requests;
    private readonly Lock _gate = new();
    private readonly List<(string Client, byte[] Sample)> _held = [];

    public CycloneServer(CycloneTransport transport, CycloneNode node, string service, string type, RequestHandler handler)
    {
        (_node, _handler) = (node, handler);
        (string userData, _) = CycloneCall.Tag("serviceid", CycloneClient.NewTag(transport));
        string reply = DdsNames.Reply(service), request = DdsNames.Request(service);
        _replies = new CycloneWriter(
            transport, transport.CreateTopic(reply, DdsNames.Type(type + "_Response")), Qos.Services, reply, userData, Release);
        _requests = new CycloneReader(
            transport, transport.CreateTopic(request, DdsNames.Type(type + "_Request")), new(request, Qos.Services, userData), Take);
    }

    public byte[] Reader => _requests.Guid;

    public byte[] Writer => _replies.Guid;

    public void Reply(RequestId id, ReadOnlySpan<byte> cdr)
    {
        byte[] sample = CycloneCall.Write(id.Client, id.Sequence, cdr);
        string? client = _requests.Peer(id.Writer)?.Tag("clientid");
        lock (_gate)
        {
            if (client is not null && !Sees(client))
            {
                if (_held.Count == MaxHeld) _held.RemoveAt(0);
                _held.Add((client, sample));
                return;
            }
        }

        _replies.Write(sample);
    }

    public void Dispose()
    {
        _node.Disown(this, Reader, Writer);
        _requests.Dispose();
        _replies.Dispose();
    }

    private bool Sees(string client) => _replies.Peers().Any(p => p.Tag("clientid") == client);

    private void Release()
    {
        byte[][] ready;
        lock (_gate)
        {
            if (_held.Count == 0) return;
            HashSet<string> seen = [.. _replies.Peers().Select(p => p.Tag("clientid")).OfType<string>()];
            ready = [.. _held.Where(h => seen.Contains(h.Client)).Select(h => h.Sample)];
            _held.RemoveAll(h => seen.Contains(h.Client));
        }

        foreach (byte[] sample in ready) _replies.Write(sample);
    }

    private void Take(ulong writer, ref CdrReader reader)
    {
        RequestId id = CycloneCall.Read(writer, ref reader);
        _handler(id, ref reader);
    }
}
