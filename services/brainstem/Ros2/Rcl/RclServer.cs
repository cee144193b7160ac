using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>A service server of rcl.</summary>
internal sealed unsafe class RclServer : RclEndpoint, ITransportServer
{
    private readonly RequestHandler _handler;
    private readonly RclMessage _request;
    private readonly RclMessage _response;
    private readonly string _service;

    public RclServer(RclNode node, string service, string type, RequestHandler handler)
        : base(node, node.Transport.Api.Service, node.Transport.Api.ServiceType(type), service, Qos.Services)
    {
        (_service, _handler) = (service, handler);
        (_request, _response) = (new RclMessage(Api, type + "_Request"), new RclMessage(Api, type + "_Response"));
        Listen();
    }

    public void Reply(RequestId id, ReadOnlySpan<byte> cdr)
    {
        byte[] copy = cdr.ToArray();
        Transport.Quiesce(() =>
        {
            RclTypes.Request header = new() { Writer = id.Client, WriterRest = id.ClientRest, Sequence = id.Sequence };
            _response.Set(copy);
            RclApi.Checked(Api.SendResponse(Handle, &header, _response.Native), $"answer for {_service}");
        });
    }

    public override void TakeAll()
    {
        RclTypes.Request header;
        while (!Disposed && Api.TakeRequest(Handle, &header, _request.Native) == 0)
        {
            CdrReader reader = _request.Read();
            _handler(new RequestId(header.Writer, header.WriterRest, header.Sequence), ref reader);
        }
    }

    protected override void Free()
    {
        _request.Dispose();
        _response.Dispose();
    }
}
