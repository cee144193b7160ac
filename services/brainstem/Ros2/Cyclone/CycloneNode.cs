using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>A node: endpoints that the graph lists under its name.</summary>
internal sealed class CycloneNode(CycloneTransport transport, GraphNode graph) : ITransportNode
{
    private readonly Lock _gate = new();
    private readonly List<IDisposable> _endpoints = [];

    public GraphNode Graph { get; } = graph;

    public ITransportPublisher CreatePublisher(string topic, string type, Qos qos)
    {
        string name = DdsNames.Topic(topic);
        CycloneWriter writer = new(transport, transport.CreateTopic(name, DdsNames.Type(type)), qos, name);
        return Own(new CyclonePublisher(this, writer), [], [writer.Guid]);
    }

    public ITransportSubscription CreateSubscription(string topic, string type, Qos qos, SampleHandler handler)
    {
        string name = DdsNames.Topic(topic);
        CycloneReader reader = new(transport, transport.CreateTopic(name, DdsNames.Type(type)), new(name, qos), (_, ref sample) => handler(ref sample));
        return Own(new CycloneSubscription(this, reader), [reader.Guid], []);
    }

    public ITransportServer CreateServer(string service, string type, RequestHandler handler)
    {
        CycloneServer server = new(transport, this, service, type, handler);
        return Own(server, [server.Reader], [server.Writer]);
    }

    public ITransportClient CreateClient(string service, string type, RequestHandler handler)
    {
        CycloneClient client = new(transport, this, service, type, handler);
        return Own(client, [client.Reader], [client.Writer]);
    }

    public void Dispose()
    {
        IDisposable[] endpoints;
        lock (_gate) endpoints = [.. _endpoints];
        foreach (IDisposable endpoint in endpoints) endpoint.Dispose();
        transport.Forget(this);
    }

    /// <summary>An endpoint is gone.</summary>
    /// <param name="endpoint">Which.</param>
    /// <param name="guids">Its readers and writers.</param>
    public void Disown(IDisposable endpoint, params byte[][] guids)
    {
        lock (_gate)
        {
            if (!_endpoints.Remove(endpoint)) return;
        }

        transport.Change(() =>
        {
            Graph.Readers.RemoveAll(g => guids.Contains(g));
            Graph.Writers.RemoveAll(g => guids.Contains(g));
        });
    }

    private T Own<T>(T endpoint, byte[][] readers, byte[][] writers)
        where T : IDisposable
    {
        lock (_gate) _endpoints.Add(endpoint);
        transport.Change(() =>
        {
            Graph.Readers.AddRange(readers);
            Graph.Writers.AddRange(writers);
        });
        return endpoint;
    }
}
