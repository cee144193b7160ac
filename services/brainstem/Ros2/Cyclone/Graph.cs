using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>ros_discovery_info: tells the others which nodes this participant has, and keeps what the others tell.</summary>
internal sealed class Graph : IDisposable
{
    private readonly CycloneTransport _transport;
    private readonly CycloneWriter _writer;
    private readonly CycloneReader _reader;
    private readonly CdrWriter _cdr = new();
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, ImmutableArray<string>> _others = new(StringComparer.Ordinal);
    private ImmutableArray<string> _own = [];

    public Graph(CycloneTransport transport)
    {
        _transport = transport;
        int topic = transport.CreateTopic(DdsNames.GraphTopic, DdsNames.GraphType);
        _writer = new CycloneWriter(transport, topic, Qos.GraphWriter, DdsNames.GraphTopic);
        _reader = new CycloneReader(transport, topic, new(DdsNames.GraphTopic, Qos.GraphReader, null, IgnoreOwn: true), (_, ref reader) => Hear(ref reader));
    }

    public ImmutableArray<string> Nodes
    {
        get
        {
            HashSet<string> alive = [.. _reader.Peers().Select(p => p.Participant)];
            lock (_gate) return [.. _own, .. _others.Where(o => alive.Contains(o.Key)).SelectMany(o => o.Value).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>One caller at a time: the transport's lock sees to it.</summary>
    public void Announce(IReadOnlyCollection<GraphNode> nodes)
    {
        lock (_gate) _own = [.. nodes.Select(n => n.Space.EndsWith('/') ? n.Space + n.Name : $"{n.Space}/{n.Name}").Order(StringComparer.Ordinal)];

        // Readers in this process hear it on this thread, so no lock that they take may be held.
        _writer.Write(GraphCodec.Write(_cdr, _transport.Settings.GidLength, _transport.Guid, nodes));
    }

    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
    }

    private void Hear(ref CdrReader reader)
    {
        (string participant, ImmutableArray<string> nodes) = GraphCodec.Read(ref reader, _transport.Settings.GidLength);
        lock (_gate) _others[participant] = nodes;
    }
}
