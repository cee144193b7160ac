using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Nodes;

/// <summary>A typed service server, which may answer at once or later. Thread-safe.</summary>
internal sealed class ServiceServer<TRequest, TResponse> : IDisposable
    where TRequest : IMessage<TRequest>
    where TResponse : IMessage<TResponse>
{
    private readonly ITransportServer _transport;

    public ServiceServer(Func<RequestHandler, ITransportServer> connect, Action<ServiceServer<TRequest, TResponse>, RequestId, TRequest> handler) =>
        _transport = connect((id, ref reader) => handler(this, id, TRequest.Read(ref reader)));

    public void Reply(RequestId id, TResponse response) => _transport.Reply(id, new CdrWriter().Serialize(response));

    public void Dispose() => _transport.Dispose();
}
