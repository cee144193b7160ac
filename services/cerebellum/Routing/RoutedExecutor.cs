namespace Robotics.Cerebellum.Routing;

/// <summary>Sends each subgoal to the executor that its verb is routed to; after failures of the same step to the next of that route.</summary>
/// <remarks>One session at a time; not thread-safe. What counts as a failure: a try that did not finish, or that the verifier ended.</remarks>
public sealed class RoutedExecutor : ISkillExecutor
{
    private readonly ExecutorRoutes _routes;
    private readonly ImmutableSortedDictionary<string, ISkillExecutor> _executors;
    private readonly SortedDictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly SessionBook<(ISkillExecutor Executor, SkillSession Session, string Step)> _sessions = new("routed session");
    private string _task = "";

    /// <param name="routes">Which verb goes where.</param>
    /// <param name="executors">Every executor that the routes name.</param>
    /// <exception cref="RoboticsException">UnknownName: a route names an executor that is not there.</exception>
    public RoutedExecutor(ExecutorRoutes routes, ImmutableSortedDictionary<string, ISkillExecutor> executors)
    {
        (_routes, _executors) = (routes, executors);
        foreach (string name in routes.Executors)
        {
            if (!executors.ContainsKey(name)) throw RoboticsException.Unknown("executor", name, executors.Keys);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<SkillSession> BeginAsync(Subgoal subgoal, TaskStep at, CommandLease lease, TriedEdges tried, CancellationToken ct)
    {
        if (at.TaskId != _task)
        {
            _task = at.TaskId;
            _failures.Clear();
        }

        ImmutableArray<string> route = _routes.Of(subgoal.Verb);
        int failed = _failures.GetValueOrDefault(subgoal.Step);
        string chosen = route[Math.Min(failed, route.Length - 1)];
        SkillSession inner = await _executors[chosen].BeginAsync(subgoal, at, lease, tried, ct);
        SkillSession session = new($"{chosen}/{inner.Id}");
        _sessions.Begin(session, (_executors[chosen], inner, subgoal.Step));
        return session;
    }

    /// <inheritdoc/>
    public ValueTask<SkillProgress> AdvanceAsync(SkillSession session, int maxControlSteps, Action<SkillStep>? stepped, CancellationToken ct)
    {
        (ISkillExecutor executor, SkillSession inner, _) = _sessions.Find(session);
        return executor.AdvanceAsync(inner, maxControlSteps, stepped, ct);
    }

    /// <inheritdoc/>
    public async ValueTask<SkillOutcome> EndAsync(SkillSession session, EndReason why, CancellationToken ct)
    {
        (ISkillExecutor executor, SkillSession inner, string step) = _sessions.Find(session);
        SkillOutcome outcome = await executor.EndAsync(inner, why, ct);
        _sessions.End(session);
        if (why == EndReason.Satisfied || (why == EndReason.Finished && outcome.Finished)) return outcome;
        _failures[step] = _failures.GetValueOrDefault(step) + 1;
        return outcome;
    }
}
