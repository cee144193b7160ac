using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>A service client of rcl.</summary>
internal sealed unsafe class RclClient : RclEndpoint, ITransportClient
{
    private readonly RequestHandler _handler;
    private readonly RclMessage _request;
    private readonly RclMessage _response;
    private readonly string _service;
    private readonly void* _node;

    public RclClient(RclNode node, string service, string type, RequestHandler handler)
        : base(node, node.Transport.Api.Client, node.Transport.Api.ServiceType(type), service, Qos.Services)
    {
        (_service, _handler) = (service, handler);
        _node = node.Handle;
        (_request, _response) = (new RclMessage(Api, type + "_Request"), new RclMessage(Api, type + "_Response"));
        Listen();
    }

    public bool Ready
    {
        get
        {
            byte available;
            return Api.ServerIsAvailable(_node, Handle, &available) == 0 && available != 0;
        }
    }

    public string? Obstacle => null;

    public void Send(ReadOnlySpan<byte> cdr, Action<long> sending)
    {
        if (!Ready) throw new RoboticsException(ErrorCode.Unavailable, $"No server of {_service} is there.");
        byte[] copy = cdr.ToArray();

        // The number is known only after sending: meanwhile no reply is taken.
        Transport.Quiesce(() =>
        {
            long sequence;
            _request.Set(copy);
            RclApi.Checked(Api.SendRequest(Handle, _request.Native, &sequence), $"ask {_service}");
            sending(sequence);
        });
    }

    public override void TakeAll()
    {
        RclTypes.Request header;
        while (!Disposed && Api.TakeResponse(Handle, &header, _response.Native) == 0)
        {
            CdrReader reader = _response.Read();
            _handler(new RequestId(header.Writer, header.WriterRest, header.Sequence), ref reader);
        }
    }

    protected override void Free()
    {
        _request.Dispose();
        _response.Dispose();
    }
}
