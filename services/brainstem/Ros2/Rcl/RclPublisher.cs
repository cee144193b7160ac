using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>A publisher of rcl.</summary>
internal sealed unsafe class RclPublisher : RclEndpoint, ITransportPublisher
{
    private readonly string _topic;

    public RclPublisher(RclNode node, string topic, string type, Qos qos)
        : base(node, node.Transport.Api.Publisher, node.Transport.Api.MessageType(type), topic, qos) => _topic = topic;

    public int Matched
    {
        get
        {
            nuint count;
            return Api.PublisherMatched(Handle, &count) == 0 ? (int)count : 0;
        }
    }

    public void Publish(ReadOnlySpan<byte> cdr)
    {
        fixed (byte* bytes = cdr)
        {
            RclTypes.Bytes message = new() { Buffer = bytes, Length = (nuint)cdr.Length, Capacity = (nuint)cdr.Length, Allocator = Api.DefaultAllocator() };
            int code = Api.Publish(Handle, &message, null);
            if (code != 0) throw new RoboticsException(ErrorCode.Unavailable, $"rcl refused a sample of {cdr.Length} bytes for {_topic} (code {code}).");
        }
    }
}
