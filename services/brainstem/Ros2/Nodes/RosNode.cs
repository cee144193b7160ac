using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Nodes;

/// <summary>A node with typed endpoints. Names may be relative, private (<c>~/x</c>) or absolute, and are remapped as the ROS arguments say.</summary>
/// <remarks>Thread-safe. Handlers run on the transport's thread: short, and without waiting.</remarks>
internal sealed class RosNode : IDisposable
{
    private readonly ITransport _transport;
    private readonly ITransportNode _node;
    private readonly RosArguments _arguments;
    private readonly string _space;

    public RosNode(ITransport transport, string name, RosArguments? arguments = null)
    {
        (_transport, _arguments) = (transport, arguments ?? RosArguments.None);
        Name = _arguments.Special("__node") ?? name;
        _space = _arguments.Special("__ns") ?? "/";
        if (!_space.StartsWith('/')) throw RoboticsException.Invalid("The namespace __ns", $"'{_space}'", "an absolute name, e.g. /cell_1");
        FullName = RosName.Expand("~", _space, Name);
        _node = transport.CreateNode(_space, Name);
    }

    public string Name { get; }

    /// <summary>With the namespace.</summary>
    public string FullName { get; }

    /// <summary>The nodes seen in the graph.</summary>
    public ImmutableArray<string> Nodes => _transport.Nodes;

    /// <summary>The parameters that were given for this node, each with the value that counts, in ordinal order.</summary>
    public IEnumerable<(string Name, string Value)> Parameters =>
        _arguments.Parameters.Select(p => p.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(n => (n, Parameter(n))).Where(p => p.Item2 is not null).Select(p => (p.n, p.Item2!));

    public string? Parameter(string name) => _arguments.Parameter(Name, name);

    public string Resolve(string name) => _arguments.Remapped(Name, Expand(name), Expand);

    public Publisher<T> Publisher<T>(string topic, Qos qos)
        where T : IMessage<T> => new(_node.CreatePublisher(Resolve(topic), T.RosType, qos));

    public ITransportSubscription Subscribe<T>(string topic, Qos qos, Action<T> handler)
        where T : IMessage<T> => _node.CreateSubscription(Resolve(topic), T.RosType, qos, (ref reader) => handler(T.Read(ref reader)));

    public ServiceClient<TRequest, TResponse> Client<TService, TRequest, TResponse>(string service)
        where TService : IService<TRequest, TResponse>
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> => Client<TRequest, TResponse>(service, TService.RosType);

    public ServiceServer<TRequest, TResponse> Serve<TService, TRequest, TResponse>(string service, Func<TRequest, TResponse> answer)
        where TService : IService<TRequest, TResponse>
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> => Serve<TRequest, TResponse>(service, TService.RosType, (server, id, request) => server.Reply(id, answer(request)));

    public void Dispose() => _node.Dispose();

    /// <summary>A client of a service whose type's name is put together, as those of actions are.</summary>
    internal ServiceClient<TRequest, TResponse> Client<TRequest, TResponse>(string service, string type)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> => new(handler => _node.CreateClient(Resolve(service), type, handler), Resolve(service));

    /// <summary>A server that may answer later.</summary>
    internal ServiceServer<TRequest, TResponse> Serve<TRequest, TResponse>(
        string service, string type, Action<ServiceServer<TRequest, TResponse>, RequestId, TRequest> handler)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> => new(take => _node.CreateServer(Resolve(service), type, take), handler);

    /// <summary>A publisher of a message whose type's name is put together.</summary>
    internal Publisher<T> Publisher<T>(string topic, string type, Qos qos)
        where T : IMessage<T> => new(_node.CreatePublisher(Resolve(topic), type, qos));

    internal ITransportSubscription Subscribe(string topic, string type, Qos qos, SampleHandler handler) => _node.CreateSubscription(Resolve(topic), type, qos, handler);

    private string Expand(string name) => RosName.Expand(name, _space, Name);
}
