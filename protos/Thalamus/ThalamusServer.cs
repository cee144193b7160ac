using Grpc.Core;
using Robotics.Protos.Calls;
using Robotics.Protos.Errors;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Thalamus;

/// <summary>Answers <c>ThalamusService</c> with the perception of this process.</summary>
internal sealed class ThalamusServer(IPerception perception, ToldBody.Tale? told = null) : V1.ThalamusService.ThalamusServiceBase
{
    public override async Task<V1.BeginPerceptionResponse> BeginPerception(V1.BeginPerceptionRequest request, ServerCallContext context) => new()
    {
        Scene = new SceneWriter().ToWire(await perception.BeginAsync(new PerceptionContext(request.TaskId, request.Seed), context.CancellationToken)),
    };

    public override Task Perceive(
        IAsyncStreamReader<V1.PerceiveRequest> requestStream, IServerStreamWriter<V1.PerceiveResponse> responseStream, ServerCallContext context)
    {
        SceneWriter scenes = new();
        return DuplexServer.AnswerAsync(requestStream, responseStream, request => PerceiveAsync(request, scenes, context.CancellationToken), context.CancellationToken);
    }

    private async ValueTask<V1.PerceiveResponse> PerceiveAsync(V1.PerceiveRequest request, SceneWriter scenes, CancellationToken ct)
    {
        try
        {
            told?.Tell(request.Seen.IsEmpty ? null : request.Seen.ToObservation());
            return new() { Scene = scenes.ToWire(await perception.PerceiveAsync(request.At.FromWire(), ct)) };
        }
        catch (RoboticsException e)
        {
            return new() { Error = RemoteError.ToWire(e) };
        }
    }
}
