using System.Text;
using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>ROS 2 without a ROS installation: Cyclone DDS itself. Topics and the graph work with every rmw; services and actions with rmw_cyclonedds peers only.</summary>
internal sealed unsafe class CycloneTransport : ITransport
{
    private static readonly Lock DomainGate = new();
    private static readonly HashSet<uint> Domains = [];

    private readonly Lock _gate = new();
    private readonly List<CycloneNode> _nodes = [];
    private readonly Graph _graph;
    private bool _disposed;

    /// <exception cref="RoboticsException">MissingDependency: Cyclone DDS is not here. Engine: it refused the configuration.</exception>
    public CycloneTransport(CycloneSettings settings, ILogger log)
    {
        Log = log;
        Settings = settings;
        _ = CycloneLibrary.Handle;
        StartDomain(settings);
        using (CycloneQos qos = CycloneQos.OfParticipant("enclave=/;"))
            Participant = Native.Checked(Native.dds_create_participant(settings.Domain, qos.Handle, 0), $"join domain {settings.Domain}");
        Guid = GuidOf(Participant);
        _graph = new Graph(this);
    }

    public string Name => "cyclone";

    public ImmutableArray<string> Nodes => _graph.Nodes;

    public CycloneSettings Settings { get; }

    public int Participant { get; }

    public byte[] Guid { get; }

    public ILogger Log { get; }

    public ITransportNode CreateNode(string space, string name)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            CycloneNode node = new(this, new GraphNode(space, name));
            _nodes.Add(node);
            Announce();
            return node;
        }
    }

    public void Dispose()
    {
        CycloneNode[] nodes;
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            nodes = [.. _nodes];
        }

        foreach (CycloneNode node in nodes) node.Dispose();
        _graph.Dispose();
        _ = Native.dds_delete(Participant);
    }

    /// <summary>Changes what the graph says of a node.</summary>
    public void Change(Action change)
    {
        lock (_gate)
        {
            change();
            if (!_disposed) Announce();
        }
    }

    public void Forget(CycloneNode node) => Change(() => _nodes.Remove(node));

    /// <summary>A topic of a type that Cyclone knows nothing of: it keeps the bytes as they are. Deleted with the participant.</summary>
    public int CreateTopic(string name, string type)
    {
        const uint OneByteArray = (1u << 24) | (8u << 16) | (1u << 8);
        uint* operations = stackalloc uint[] { OneByteArray, 0, 0, 0 };
        fixed (byte* topicName = Utf8(name), typeName = Utf8(type), meta = "\0"u8)
        {
            Native.TopicDescriptor descriptor = new()
            {
                Size = 8,
                Alignment = 8,
                TypeName = typeName,
                OperationCount = 2,
                Operations = operations,
                Meta = meta,
            };
            return Native.Checked(Native.dds_create_topic(Participant, &descriptor, topicName, 0, 0), $"create the topic {name} of type {type}");
        }
    }

    public static byte[] GuidOf(int entity)
    {
        byte[] guid = new byte[GraphCodec.GuidLength];
        fixed (byte* bytes = guid) Native.Checked(Native.dds_get_guid(entity, bytes), "tell a GUID");
        return guid;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + "\0");

    // A domain lives as long as the process: the first settings for it are the ones that count.
    private static void StartDomain(CycloneSettings settings)
    {
        lock (DomainGate)
        {
            if (!Domains.Add(settings.Domain)) return;
            fixed (byte* configuration = Utf8(settings.ToConfiguration()))
                Native.Checked(Native.dds_create_domain(settings.Domain, configuration), $"start domain {settings.Domain}");
        }
    }

    private void Announce() => _graph.Announce([.. _nodes.Select(n => n.Graph)]);
}
