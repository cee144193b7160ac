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
        StepsAhead? ahead = null;
        DuplexWork<V1.AdvanceRequest, V1.AdvanceResponse> work = new()
        {
            Begins = request => request.Advance is not null,
            DoAsync = (request, ct) => AdvanceAsync(request.Advance, ahead = new StepsAhead(request.Number, responseStream, scenes), ct),
            Done = _ => ahead = null,
            Cancels = request => request.KindCase == V1.AdvanceRequest.KindOneofCase.Cancel,
            Pauses = request => request.KindCase == V1.AdvanceRequest.KindOneofCase.Pause,
            Silenced = () => new() { Cancelled = new(), Ahead = ahead?.Count ?? 0 },
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

    private async Task<Func<V1.AdvanceResponse>> AdvanceAsync(V1.AdvanceSkill advance, StepsAhead ahead, CancellationToken ct)
    {
        try
        {
            SkillProgress progress = await executor.AdvanceAsync(new SkillSession(advance.Session), advance.MaxControlSteps, ahead.Tell, ct);
            return () => new() { Progress = ahead.Rest(progress), Ahead = ahead.Count };
        }
        catch (RoboticsException e)
        {
            return () => new() { Error = RemoteError.ToWire(e), Ahead = ahead.Count };
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return () => new() { Cancelled = new(), Ahead = ahead.Count };
        }
        finally
        {
            await ahead.SettleAsync();
        }
    }
}
