using Grpc.Core;
using Robotics.Protos.Calls;
using Robotics.Protos.Errors;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Cerebellum;

/// <summary>Answers <c>CerebellumService</c> with the skill executor of this process.</summary>
internal sealed class CerebellumServer(ISkillExecutor executor, CommanderWatch watch) : V1.CerebellumService.CerebellumServiceBase
{
    public override async Task<V1.BeginSkillResponse> BeginSkill(V1.BeginSkillRequest request, ServerCallContext context) => new()
    {
        Session = (await executor.BeginAsync(
            request.Subgoal.FromWire(), request.At.FromWire(), request.Lease.FromWire(), request.Tried.FromWire(), context.CancellationToken)).Id,
    };

    public override Task Advance(
        IAsyncStreamReader<V1.AdvanceRequest> requestStream, IServerStreamWriter<V1.AdvanceResponse> responseStream, ServerCallContext context)
    {
        SceneWriter scenes = new();
        DuplexWork<V1.AdvanceRequest, V1.AdvanceResponse> work = new()
        {
            Begins = request => request.Advance is not null,
            DoAsync = (request, ct) => AdvanceAsync(request, responseStream, scenes, ct),
            Cancels = request => request.KindCase == V1.AdvanceRequest.KindOneofCase.Cancel,
            Pauses = request => request.KindCase == V1.AdvanceRequest.KindOneofCase.Pause,
            Silenced = () => new() { Cancelled = new() },
            Silence = watch.CommanderSilence,
            Absence = watch.Absence,
            Clock = watch.Clock,
        };
        return DuplexServer.WorkAsync(requestStream, responseStream, work, context.CancellationToken);
    }

    public override async Task<V1.EndSkillResponse> EndSkill(V1.EndSkillRequest request, ServerCallContext context)
    {
        EndReason why = EnumMap<EndReason, V1.EndReason>.FromWire(request.Why);
        return new() { Outcome = (await executor.EndAsync(new SkillSession(request.Session), why, context.CancellationToken)).ToWire() };
    }

    private async Task<Func<V1.AdvanceResponse>> AdvanceAsync(
        V1.AdvanceRequest request, IServerStreamWriter<V1.AdvanceResponse> responses, SceneWriter scenes, CancellationToken ct)
    {
        StepsAhead ahead = new(request.Number, responses, scenes);
        try
        {
            SkillProgress progress = await executor.AdvanceAsync(new SkillSession(request.Advance.Session), request.Advance.MaxControlSteps, ahead.Tell, ct);
            return () => new() { Progress = progress.ToWire(ahead.Count, scenes) };
        }
        catch (RoboticsException e)
        {
            return () => new() { Error = RemoteError.ToWire(e) };
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return () => new() { Cancelled = new() };
        }
        finally
        {
            await ahead.SettleAsync();
        }
    }
}
