namespace Robotics.Host.Regions;

/// <summary>A skill executor made anew for each lease, over the body as it is described then. Calls wait for each other.</summary>
internal sealed class FreshExecutor(BodySource bodies, Func<IBody, (ISkillExecutor Executor, IDisposable Owned)> make) : ISkillExecutor, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private (long Epoch, ISkillExecutor Executor, IDisposable Owned)? _made;

    public ValueTask<SkillSession> BeginAsync(Subgoal subgoal, TaskStep at, CommandLease lease, TriedEdges tried, CancellationToken ct) => InTurnAsync(async () =>
    {
        if (_made?.Epoch > lease.Epoch) throw new RoboticsException(ErrorCode.LeaseLost, $"Epoch {lease.Epoch} of {lease.Holder} is over: a skill was begun under epoch {_made.Value.Epoch}.");
        if (_made?.Epoch != lease.Epoch)
        {
            _made?.Owned.Dispose();
            _made = null;
            (ISkillExecutor executor, IDisposable owned) = make(await bodies.CurrentAsync(ct));
            _made = (lease.Epoch, executor, owned);
        }

        return new SkillSession($"{Prefix(lease.Epoch)}{(await Made.Executor.BeginAsync(subgoal, at, lease, tried, ct)).Id}");
    });

    public ValueTask<SkillProgress> AdvanceAsync(SkillSession session, int maxControlSteps, Action<SkillStep>? stepped, CancellationToken ct) =>
        InTurnAsync(() => Made.Executor.AdvanceAsync(Inner(session), maxControlSteps, stepped, ct));

    public ValueTask<SkillOutcome> EndAsync(SkillSession session, EndReason why, CancellationToken ct) => InTurnAsync(() => Made.Executor.EndAsync(Inner(session), why, ct));

    public void Dispose()
    {
        _made?.Owned.Dispose();
        _turn.Dispose();
    }

    private (long Epoch, ISkillExecutor Executor, IDisposable Owned) Made =>
        _made ?? throw new RoboticsException(ErrorCode.Unavailable, "The cerebellum has begun no skill since it started: it has lost the task.");

    private static string Prefix(long epoch) => $"{epoch}:";

    /// <summary>The executor's own name of a session; one that was begun under another lease is another's.</summary>
    private SkillSession Inner(SkillSession session)
    {
        string prefix = Prefix(Made.Epoch);
        return session.Id.StartsWith(prefix, StringComparison.Ordinal)
            ? new(session.Id[prefix.Length..])
            : throw new RoboticsException(ErrorCode.Unavailable, $"The skill {session.Id} was begun under a lease that is over.");
    }

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
