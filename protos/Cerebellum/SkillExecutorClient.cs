using Robotics.Protos.Calls;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Cerebellum;

/// <summary>A skill executor in another process. Thread-safe. A call that moves the arm is never repeated.</summary>
public sealed class SkillExecutorClient : ISkillExecutor, IDisposable
{
    /// <summary>What one control step may take, planning of motions included.</summary>
    private static readonly TimeSpan TimePerStep = TimeSpan.FromSeconds(1);

    private readonly V1.CerebellumService.CerebellumServiceClient _client;
    private readonly DuplexClient<V1.AdvanceRequest, V1.AdvanceResponse, SceneReader> _progress;

    /// <param name="channel">The cerebellum's; the caller keeps it.</param>
    public SkillExecutorClient(RegionChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        _client = new(channel.Calls);
        _progress = new(channel, () => _client.Advance());
    }

    public async ValueTask<SkillSession> BeginAsync(Subgoal subgoal, TaskStep at, CommandLease lease, TriedEdges tried, CancellationToken ct)
    {
        V1.BeginSkillRequest request = new() { Subgoal = subgoal.ToWire(), At = at.ToWire(), Lease = lease.ToWire() };
        request.Tried.AddRange(tried.ToWire());
        return new((await _client.BeginSkillAsync(request, cancellationToken: ct)).Session);
    }

    public async ValueTask<SkillProgress> AdvanceAsync(SkillSession session, int maxControlSteps, Action<SkillStep>? stepped, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        List<SkillStep> told = [];
        V1.AdvanceRequest request = new() { Advance = new() { Session = session.Id, MaxControlSteps = maxControlSteps } };
        return await _progress.CommandAsync(
            _ => request,
            (r, scenes) => r.Cancelled is null ? r.Progress.Present().FromWire(told, scenes) : null,
            (r, scenes) => IsAhead(r, scenes, told, stepped),
            new Interruption<V1.AdvanceRequest>(() => new() { Cancel = new() }, () => new() { Heartbeat = new() }, () => new() { Pause = new() }, TimePerStep * maxControlSteps),
            ct) ?? throw Cancelled(ct);
    }

    public async ValueTask<SkillOutcome> EndAsync(SkillSession session, EndReason why, CancellationToken ct)
    {
        V1.EndSkillRequest request = new() { Session = session.Id, Why = EnumMap<EndReason, V1.EndReason>.ToWire(why) };
        return (await _client.EndSkillAsync(request, cancellationToken: ct)).Outcome.FromWire();
    }

    public void Dispose() => _progress.Dispose();

    /// <summary>Takes a step that is told ahead; one that comes twice counts once.</summary>
    /// <exception cref="RoboticsException">DataLoss: one before it did not come.</exception>
    private static bool IsAhead(V1.AdvanceResponse response, SceneReader scenes, List<SkillStep> told, Action<SkillStep>? stepped)
    {
        int complete = response.Step is { } next ? next.Count - 1 : response.Ahead;
        if (complete > told.Count) throw new RoboticsException(ErrorCode.DataLoss, $"Step {told.Count + 1} of a skill was lost on the way.");
        if (response.Step is not { } ahead) return false;
        if (complete < told.Count) return true;
        SkillStep step = ahead.Step.FromWire(scenes);
        told.Add(step);
        stepped?.Invoke(step);
        return true;
    }

    /// <summary>Cancelled by the caller, or by the cerebellum itself when it had not heard of the caller for too long.</summary>
    private static Exception Cancelled(CancellationToken ct) => ct.IsCancellationRequested
        ? new OperationCanceledException(ct)
        : new RoboticsException(ErrorCode.Unavailable, "The cerebellum has not heard of the cortex for too long, and has held the arm.");
}
