using Grpc.Core;
using Robotics.Protos.Calls;
using Robotics.Protos.Errors;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Verifier;

/// <summary>Answers <c>VerifierService</c> with the verifier of this process.</summary>
internal sealed class VerifierServer(IVerifier verifier) : V1.VerifierService.VerifierServiceBase
{
    public override async Task<V1.BeginMonitorResponse> BeginMonitor(V1.BeginMonitorRequest request, ServerCallContext context) =>
        new() { Monitor = (await verifier.BeginAsync(request.Subgoal.FromWire(), request.Expected.FromWire(), context.CancellationToken)).Id };

    public override Task Judge(IAsyncStreamReader<V1.JudgeRequest> requestStream, IServerStreamWriter<V1.JudgeResponse> responseStream, ServerCallContext context)
    {
        ScenesSeen scenes = new();
        return DuplexServer.AnswerAsync(
            requestStream, responseStream, request => JudgeAsync(request, scenes, context.CancellationToken), context.CancellationToken, scenes.Take);
    }

    public override async Task<V1.EndMonitorResponse> EndMonitor(V1.EndMonitorRequest request, ServerCallContext context)
    {
        await verifier.EndAsync(new MonitorSession(request.Monitor), context.CancellationToken);
        return new();
    }

    private async ValueTask<V1.JudgeResponse> JudgeAsync(V1.JudgeRequest request, ScenesSeen scenes, CancellationToken ct)
    {
        // A stream with a scene that makes no sense ends: what its ends remember of it may not be the same any more.
        ImmutableArray<SceneGraph> all = scenes.Of(request);
        try
        {
            return new() { Verdict = (await verifier.JudgeAsync(new MonitorSession(request.Monitor), all, ct)).ToWire() };
        }
        catch (RoboticsException e)
        {
            return new() { Error = RemoteError.ToWire(e) };
        }
    }
}
