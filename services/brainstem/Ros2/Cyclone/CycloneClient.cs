using System.Buffers.Binary;
using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>A service client in the form of rmw_cyclonedds. It never asks a server of another form: that would read the request as garbage.</summary>
internal sealed class CycloneClient : ITransportClient
{
    private static long lastTag;

    private readonly CycloneNode _node;
    private readonly string _service;
    private readonly RequestHandler _handler;
    private readonly CycloneWriter _requests;
    private readonly CycloneReader _replies;
    private readonly ulong _id;
    private long _sequence;

    public CycloneClient(CycloneTransport transport, CycloneNode node, string service, string type, RequestHandler handler)
    {
        (_node, _service, _handler) = (node, service, handler);
        (string userData, _) = CycloneCall.Tag("clientid", NewTag(transport));
        string reply = DdsNames.Reply(service), request = DdsNames.Request(service);
        _requests = new CycloneWriter(
            transport, transport.CreateTopic(request, DdsNames.Type(type + "_Request")), Qos.Services, request, userData);
        _id = BinaryPrimitives.ReadUInt64BigEndian(_requests.Guid.AsSpan(8)) ^ BinaryPrimitives.ReadUInt64BigEndian(_requests.Guid);
        _replies = new CycloneReader(
            transport, transport.CreateTopic(reply, DdsNames.Type(type + "_Response")), new(reply, Qos.Services, userData), Take);
    }

    public byte[] Reader => _replies.Guid;

    public byte[] Writer => _requests.Guid;

    public bool Ready => Serving(_requests.Peers()).Intersect(_replies.Peers().Select(p => p.Tag("serviceid"))).Any();

    public string? Obstacle
    {
        get
        {
            ImmutableArray<CyclonePeer> peers = _requests.Peers();
            return peers.IsEmpty || Serving(peers).Any()
                ? null
                : $"The server of {_service} is of another DDS (vendor {peers[0].Vendor:x4}): with Cyclone DDS only servers of rmw_cyclonedds can be asked. Use the transport rcl.";
        }
    }

    public void Send(ReadOnlySpan<byte> cdr, Action<long> sending)
    {
        if (!Serving(_requests.Peers()).Any()) throw new RoboticsException(ErrorCode.Unavailable, Obstacle ?? $"No server of {_service} is there.");
        long sequence = Interlocked.Increment(ref _sequence);
        sending(sequence);
        _requests.Write(CycloneCall.Write(_id, sequence, cdr));
    }

    public void Dispose()
    {
        _node.Disown(this, Reader, Writer);
        _replies.Dispose();
        _requests.Dispose();
    }

    /// <summary>The service ids of the request readers that speak this form.</summary>
    private static IEnumerable<string?> Serving(ImmutableArray<CyclonePeer> peers) =>
        peers.Where(p => p.Vendor == CyclonePeer.CycloneVendor || p.Tag("serviceid") is not null).Select(p => p.Tag("serviceid"));

    /// <summary>The participant's prefix and a counter: unique in the domain.</summary>
    internal static byte[] NewTag(CycloneTransport transport)
    {
        byte[] tag = [.. transport.Guid];
        BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(12), (int)Interlocked.Increment(ref lastTag));
        return tag;
    }

    private void Take(ulong writer, ref CdrReader reader)
    {
        RequestId id = CycloneCall.Read(writer, ref reader);
        if (id.Client == _id) _handler(id, ref reader);
    }
}
