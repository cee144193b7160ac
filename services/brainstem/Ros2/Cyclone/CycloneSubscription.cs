using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>A subscription of a node.</summary>
internal sealed class CycloneSubscription(CycloneNode node, CycloneReader reader) : ITransportSubscription
{
    public int Matched => reader.Matched;

    public void Dispose()
    {
        node.Disown(this, reader.Guid);
        reader.Dispose();
    }
}
