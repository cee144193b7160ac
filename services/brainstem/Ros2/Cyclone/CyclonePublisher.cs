using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>A publisher of a node.</summary>
internal sealed class CyclonePublisher(CycloneNode node, CycloneWriter writer) : ITransportPublisher
{
    public int Matched => writer.Matched;

    public void Publish(ReadOnlySpan<byte> cdr) => writer.Write(cdr);

    public void Dispose()
    {
        node.Disown(this, writer.Guid);
        writer.Dispose();
    }
}
