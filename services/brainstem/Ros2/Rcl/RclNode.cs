using System.Runtime.InteropServices;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>A node of rcl.</summary>
internal sealed unsafe class RclNode : ITransportNode
{
    private readonly List<RclEndpoint> _endpoints = [];
    private readonly Lock _gate = new();

    public RclNode(RclTransport transport, string space, string name)
    {
        Transport = transport;
        Handle = NativeMemory.AllocZeroed(RclTypes.HandleSize);
        RclTypes.Options options = transport.Api.NodeOptions();
        fixed (byte* nameText = RclApi.Utf8(name), spaceText = RclApi.Utf8(space))
            RclApi.Checked(transport.Api.NodeInit(Handle, nameText, spaceText, transport.Context, &options), $"create the node {name}");
    }

    public RclTransport Transport { get; }

    public void* Handle { get; }

    public ITransportPublisher CreatePublisher(string topic, string type, Qos qos) => Own(new RclPublisher(this, topic, type, qos));

    public ITransportSubscription CreateSubscription(string topic, string type, Qos qos, SampleHandler handler) => Own(new RclSubscription(this, topic, type, qos, handler));

    public ITransportServer CreateServer(string service, string type, RequestHandler handler) => Own(new RclServer(this, service, type, handler));

    public ITransportClient CreateClient(string service, string type, RequestHandler handler) => Own(new RclClient(this, service, type, handler));

    public void Disown(RclEndpoint endpoint)
    {
        lock (_gate) _endpoints.Remove(endpoint);
    }

    public void Dispose()
    {
        RclEndpoint[] endpoints;
        lock (_gate) endpoints = [.. _endpoints];
        foreach (RclEndpoint endpoint in endpoints) endpoint.Dispose();
        _ = Transport.Api.NodeFini(Handle);
        NativeMemory.Free(Handle);
        Transport.Forget(this);
    }

    private T Own<T>(T endpoint)
        where T : RclEndpoint
    {
        lock (_gate) _endpoints.Add(endpoint);
        return endpoint;
    }
}
