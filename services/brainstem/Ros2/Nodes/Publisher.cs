using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Nodes;

/// <summary>A typed publisher. Thread-safe; its buffer is kept, so that publishing allocates nothing. No lock is held meanwhile: subscriptions in this process may be called on this thread.</summary>
internal sealed class Publisher<T>(ITransportPublisher transport) : IDisposable
    where T : IMessage<T>
{
    private CdrWriter? _spare = new();

    /// <summary>Subscriptions that get what is published.</summary>
    public int Matched => transport.Matched;

    public void Publish(T message)
    {
        CdrWriter writer = Interlocked.Exchange(ref _spare, null) ?? new CdrWriter();
        transport.Publish(writer.Serialize(message));
        _spare = writer;
    }

    public void Dispose() => transport.Dispose();
}
