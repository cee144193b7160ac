using System.Net.Sockets;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Robotics.Protos.Lanes;

/// <summary>
/// Offers a caller on this machine a lane for the messages of a stream: what gRPC itself costs a message on HTTP/2 is spared. The call stays what it was, a call of gRPC: who may
/// make it, its deadline, its end and what it ended with. When it ends the lane is cut, and when the lane is cut it ends.
/// </summary>
internal sealed class LaneOffer(LaneDesk desk) : Interceptor
{
    /// <summary>The metadata entry with which a caller asks for a lane, and is given the ticket to it.</summary>
    public const string Header = "robotics-lane";

    /// <summary>What a caller says in it.</summary>
    public const string Asks = "1";

    /// <summary>Longer than a caller waits for the ticket: a busy one may come late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (!desk.IsOpen || context.RequestHeaders.GetValue(Header) != Asks)
        {
            await continuation(requestStream, responseStream, context);
            return;
        }

        using LaneDesk.Place place = desk.Reserve();
        await context.WriteResponseHeadersAsync(new Metadata { { Header, place.Ticket } });
        using LaneSocket lane = new(await ComesAsync(place, context.CancellationToken));
        using LaneReader<TRequest> requests = new(lane, said => said ? Task.FromResult(false) : Task.FromException<bool>(new LaneCutException()), context.Method, context.CancellationToken);
        await using CancellationTokenRegistration gone = context.CancellationToken.UnsafeRegister(static l => ((LaneSocket)l!).Dispose(), lane);
        await continuation(requests, new LaneWriter<TResponse>(lane), context);
    }

    private static async Task<Socket> ComesAsync(LaneDesk.Place place, CancellationToken ct)
    {
        try
        {
            return await place.ComesAsync(Patience, ct);
        }
        catch (TimeoutException)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The lane that was asked for was not opened."));
        }
    }
}
