using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Robotics.Protos.Access;
using Robotics.Protos.Calls;
using Robotics.Protos.Errors;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Brainstem;

/// <summary>Answers <c>BrainstemService</c> with the body of this process.</summary>
internal sealed partial class BrainstemServer(IBody body, IBodyOperator authority, CommanderWatch watch, ILoggerFactory logging) : V1.BrainstemService.BrainstemServiceBase
{
    private readonly ILogger _audit = logging.CreateLogger(AccessInterceptor.AuditCategory);

    public override Task<V1.DescribeBodyResponse> DescribeBody(V1.DescribeBodyRequest request, ServerCallContext context) =>
        Task.FromResult(new V1.DescribeBodyResponse { Body = body.Description.ToWire() });

    public override Task Observe(
        IAsyncStreamReader<V1.ObserveBodyRequest> requestStream, IServerStreamWriter<V1.ObserveBodyResponse> responseStream, ServerCallContext context) =>
        DuplexServer.AnswerAsync(requestStream, responseStream, request => ObserveAsync(request, context.CancellationToken), context.CancellationToken);

    public override async Task Execute(
        IAsyncStreamReader<V1.ExecuteRequest> requestStream, IServerStreamWriter<V1.ExecuteResponse> responseStream, ServerCallContext context)
    {
        string caller = AccessInterceptor.CallerOf(context);
        CommandLease? used = null;
        bool written = false;
        DuplexWork<V1.ExecuteRequest, V1.ExecuteResponse> work = new()
        {
            Begins = request => request.Play is not null,
            DoAsync = (request, ct) => Play(request.Play, ct),
            IsBrief = request => watch.CommanderSilence is null && IsOneStep(request.Play.Chunk),
            Done = request =>
            {
                if (!written) Write(request.Play.Chunk);
            },
            Cancels = request => request.KindCase == V1.ExecuteRequest.KindOneofCase.Cancel,
            Hears = said => used is null ? ValueTask.CompletedTask : authority.RenewAsync(used, said.KindCase == V1.ExecuteRequest.KindOneofCase.Pause),
        };
        await using CancellationTokenRegistration gone = context.CancellationToken.UnsafeRegister(_ => Release(), null);
        try
        {
            await DuplexServer.WorkAsync(requestStream, responseStream, work, context.CancellationToken);
        }
        finally
        {
            Release();
        }

        // The commander has gone: what it still has under way elsewhere must not move the arm when it arrives.
        void Release()
        {
            if (used is not null) _ = authority.ReleaseAsync(used, CancellationToken.None).AsTask();
        }

        Task<Func<V1.ExecuteResponse>> Play(V1.PlayChunk play, CancellationToken ct)
        {
            if (play.Lease is { } lease) used = lease.FromWire();
            Task<Func<V1.ExecuteResponse>> playing = PlayAsync(play, ct);

            // Written down while the arm moves, or where time stands still after the answer: nobody waits for it.
            written = !playing.IsCompleted;
            if (written) Write(play.Chunk);
            return playing;
        }

        void Write(V1.ActionChunk? chunk) => Log.Chunk(_audit, caller, chunk?.TaskId, chunk?.SubgoalId, chunk?.Epoch, chunk?.Sequence);
    }

    public override async Task<V1.StopResponse> Stop(V1.StopRequest request, ServerCallContext context)
    {
        // Whatever else is asked for, or nothing: a stop is never refused.
        StopRequest stop = new(request.By, request.Reason, request.Mode == V1.BodyMode.ProtectiveStop ? BodyMode.ProtectiveStop : BodyMode.EmergencyStop);
        return new() { State = (await body.StopAsync(stop, CancellationToken.None)).ToWire() };
    }

    public override async Task<V1.ResetStopResponse> ResetStop(V1.ResetStopRequest request, ServerCallContext context) =>
        new() { State = (await authority.ResetStopAsync(request.By, context.CancellationToken)).ToWire() };

    public override async Task<V1.AcquireLeaseResponse> AcquireLease(V1.AcquireLeaseRequest request, ServerCallContext context) =>
        new() { Lease = (await authority.AcquireAsync(new LeaseRequest(request.Holder) { After = request.After?.FromWire() }, context.CancellationToken)).ToWire() };

    public override async Task<V1.ReleaseLeaseResponse> ReleaseLease(V1.ReleaseLeaseRequest request, ServerCallContext context)
    {
        await authority.ReleaseAsync(request.Lease.FromWire(), context.CancellationToken);
        return new();
    }

    public override async Task<V1.RevokeLeaseResponse> RevokeLease(V1.RevokeLeaseRequest request, ServerCallContext context)
    {
        await authority.RevokeAsync(request.Holder, context.CancellationToken);
        return new();
    }

    /// <summary>Whether a chunk has one row, which is over at once where time is simulated; in real time it takes its time. A row is a number for each axis that is scaled, and the gripper's.</summary>
    private static bool IsOneStep(V1.ActionChunk? chunk) => chunk is { Space: { } space } && chunk.Values.Count <= space.Scale.Count + 1;

    private async ValueTask<V1.ObserveBodyResponse> ObserveAsync(V1.ObserveBodyRequest request, CancellationToken ct)
    {
        try
        {
            ObservationRequest what = new(request.Tracks, [.. request.Cameras.Select(c => c.FromWire())]);
            return new() { Observation = (await body.ObserveAsync(what, ct)).ToWire() };
        }
        catch (RoboticsException e)
        {
            return new() { Error = RemoteError.ToWire(e) };
        }
    }

    private async Task<Func<V1.ExecuteResponse>> PlayAsync(V1.PlayChunk play, CancellationToken ct)
    {
        try
        {
            ChunkOutcome outcome = await body.ExecuteAsync(play.Lease.FromWire(), play.Chunk.FromWire(), ct);
            V1.ExecuteResponse response = new() { Outcome = outcome.ToWire() };
            if (play.Look && !outcome.Steps.IsEmpty) response.Seen = (await body.ObserveAsync(ObservationRequest.TracksOnly, CancellationToken.None)).ToWire().ToByteString();
            return () => response;
        }
        catch (RoboticsException e)
        {
            return () => new() { Error = RemoteError.ToWire(e) };
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Caller} commands task {TaskId} subgoal {SubgoalId} epoch {Epoch} sequence {Sequence}")]
        public static partial void Chunk(ILogger logger, string caller, string? taskId, string? subgoalId, long? epoch, long? sequence);
    }
}
