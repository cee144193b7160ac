namespace Robotics.Host.Regions;

/// <summary>A skill executor made anew for each lease, over the body as it is described then. Calls wait for each other.</summary>
internal sealed class FreshExecutor(BodySource bodies, Func<IBody, (ISkillExecutor Executor, IDisposable Owned)> make) : ISkillExecutor, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private (long Epoch, ISkillExecutor Executor, IDisposable Owned)? _made;

    public ValueTask<SkillSession> BeginAsync(Subgoal subgoal, TaskStep at, CommandLease lease, TriedEdges tried, CancellationToken ct) => InTurnAsync(async () =>
    {
        if (_made?.Epoch != lease.Epoch)
        {
            _made?.Owned.Dispose();
            _made = null;
            (ISkillExecutor executor, IDisposable owned) = make(await bodies.CurrentAsync(ct));
            _made = (lease.Epoch, executor, owned);
        }

        return await Made.BeginAsync(subgoal, at, lease, tried, ct);
    });

    public ValueTask<SkillProgress> AdvanceAsync(SkillSession session, int maxControlSteps, Action<SkillStep>? stepped, CancellationToken ct) =>
        InTurnAsync(() => Made.AdvanceAsync(session, maxControlSteps, stepped, ct));

    public ValueTask<SkillOutcome> EndAsync(SkillSession session, EndReason why, CancellationToken ct) => InTurnAsync(() => Made.EndAsync(session, why, ct));

    public void Dispose()
    {
        _made?.Owned.Dispose();
        _turn.Dispose();
    }

    private ISkillExecutor Made =>
        _made?.Executor ?? throw new RoboticsException(ErrorCode.Unavailable, "The cerebellum has begun no skill since it started: it has lost the task.");

    private async ValueTask<T> InTurnAsync<T>(Func<ValueTask<T>> call)
    {
        await _turn.WaitAsync();
        try
        {
            return await call();
        }
        finally
        {
            _turn.Release();
        }
    }
}
