using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>A subscription of rcl.</summary>
internal sealed unsafe class RclSubscription : RclEndpoint, ITransportSubscription
{
    private readonly SampleHandler _handler;
    private readonly RclBuffer _buffer;

    public RclSubscription(RclNode node, string topic, string type, Qos qos, SampleHandler handler)
        : base(node, node.Transport.Api.Subscription, node.Transport.Api.MessageType(type), topic, qos)
    {
        _handler = handler;
        _buffer = new RclBuffer(Api);
        Listen();
    }

    public int Matched
    {
        get
        {
            nuint count;
            return Api.SubscriptionMatched(Handle, &count) == 0 ? (int)count : 0;
        }
    }

    public override void TakeAll()
    {
        while (!Disposed && Api.Take(Handle, _buffer.Native, null, null) == 0)
        {
            CdrReader reader = new(_buffer.Span);
            _handler(ref reader);
        }
    }

    protected override void Free() => _buffer.Dispose();
}
