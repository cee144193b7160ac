using Robotics.Cortex.TaskLoop;

namespace Robotics.Tests.TaskLoop;

/// <summary>Regions of a world with one block: each try at the one subgoal ends as the script says, and <c>None</c> puts the goal in place.</summary>
internal sealed class ScriptedRegions(params Cause[] tries) : IBodyOperator, IPerception, IPlanner, ISkillExecutor, IVerifier, IMemory
{
    private readonly Queue<Cause> _tries = new(tries);
    private SceneGraph _scene = Some.Scene(Some.Table(), Some.Drawer("cabinet", 0));
    private Cause _now;
    private bool _opens;

    public List<string> Calls { get; } = [];

    public List<MemoryEvent> Kept { get; } = [];

    /// <summary>Called when the lease is given back.</summary>
    public Action Released { get; set; } = () => { };

    /// <summary>The memory writes nothing before it.</summary>
    public Task Writes { get; set; } = Task.CompletedTask;

    public Grounding Grounding { get; set; } = new() { Goal = new() { Stages = [[new(PredicateKind.Open, "cabinet:drawer")]] }, Confidence = 1 };

    /// <summary>Verbs of the sessions begun, in order.</summary>
    public List<SkillVerb> Begun { get; } = [];

    /// <summary>The edges that the last try was told of.</summary>
    public TriedEdges Tried { get; private set; } = TriedEdges.None;

    /// <summary>What may be done when the one subgoal fails.</summary>
    public ImmutableArray<RecoveryKind> Recoveries { get; init; } = [RecoveryKind.Retry, RecoveryKind.Replan, RecoveryKind.AskOperator];

    /// <summary>What the verifier says, one a call; then what the script says.</summary>
    public Queue<VerdictKind> Verdicts { get; init; } = new();

    /// <summary>What the verifier says of the time.</summary>
    public TimingAlarm? Alarm { get; init; }

    /// <summary>Control steps that each window was allowed.</summary>
    public List<int> Windows { get; } = [];

    /// <summary>What must hold before the one subgoal.</summary>
    public ImmutableArray<Predicate> Precondition { get; init; } = [];

    /// <summary>The leases that were asked for.</summary>
    public List<LeaseRequest> Leases { get; } = [];

    /// <summary>Whether another commands the body after the first lease.</summary>
    public bool Another { get; init; }

    /// <summary>Called before a monitor is begun.</summary>
    public Action BeforeMonitor { get; set; } = () => { };

    /// <summary>Called before a skill is ended.</summary>
    public Action BeforeEnd { get; set; } = () => { };

    /// <summary>Called before each window.</summary>
    public Action BeforeWindow { get; set; } = () => { };

    public TaskRegions Regions => new(this, this, this, this, this) { Memory = this };

    public async Task<List<TaskEvent>> RunAsync(TaskRequest request, TaskLoopOptions? options = null, CancellationToken ct = default)
    {
        TaskRunner runner = new(Regions, options ?? new TaskLoopOptions(), Microsoft.Extensions.Logging.Abstractions.NullLogger<TaskRunner>.Instance);
        List<TaskEvent> events = [];
        await foreach (TaskEvent e in runner.RunAsync(request, ct)) events.Add(e);
        return events;
    }

    public ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct)
    {
        Leases.Add(request);
        return Another && request.After is not null
            ? throw new RoboticsException(ErrorCode.LeaseLost, "another has it")
            : Call("acquire", new CommandLease(request.Holder, Leases.Count));
    }

    public ValueTask RevokeAsync(string holder, CancellationToken ct) => Call("revoke");

    public ValueTask RenewAsync(CommandLease lease, bool pauses) => Call("renew");

    public ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct)
    {
        Released();
        return Call("release");
    }

    public ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<SceneGraph> BeginAsync(PerceptionContext task, CancellationToken ct) => new(_scene);

    public ValueTask<SceneGraph> PerceiveAsync(TaskStep at, CancellationToken ct) => new(_scene);

    public ValueTask<Grounding> GroundAsync(Instruction text, SceneGraph scene, Recollections recalled, CancellationToken ct) =>
        Call($"ground {string.Join(',', text.Answers)}", text.Answers.IsEmpty ? Grounding : new() { Goal = new() { Stages = [[new(PredicateKind.Open, "cabinet:drawer")]] } });

    public ValueTask<PlanOutcome> PlanAsync(Goal goal, SceneGraph scene, TriedEdges tried, CancellationToken ct) => Call("plan", new PlanOutcome(new(goal, [new()
    {
        Id = "s1", Verb = SkillVerb.Open, Object = "cabinet:drawer", Precondition = Precondition, Postcondition = [.. goal.Literals], StepBudget = 30, RetryBudget = 2,
        Recoveries = Recoveries, Sentence = "open the cabinet", Topic = "open/cabinet",
    }], 1)));

    public ValueTask<SkillSession> BeginAsync(Subgoal subgoal, TaskStep at, CommandLease lease, TriedEdges tried, CancellationToken ct)
    {
        Begun.Add(subgoal.Verb);
        Tried = subgoal.Verb == SkillVerb.Open ? tried : Tried;
        _now = subgoal.Verb == SkillVerb.Open ? _tries.Dequeue() : Cause.None;
        _opens = subgoal.Verb == SkillVerb.Open;
        return Call("begin", new SkillSession("skill"));
    }

    public ValueTask<SkillProgress> AdvanceAsync(SkillSession session, int maxControlSteps, Action<SkillStep>? stepped, CancellationToken ct)
    {
        BeforeWindow();
        Windows.Add(maxControlSteps);
        ct.ThrowIfCancellationRequested();
        bool runs = _now == Cause.BudgetExhausted;
        if (_opens && _now == Cause.None) _scene = Some.Scene(Some.Table(), Some.Drawer("cabinet", 0.16));
        SkillStep step = new(new(0, TimeSpan.Zero, [], [], []), _scene, "test");
        SkillOutcome? outcome = runs ? null : new(_now == Cause.None, _now, $"{_now}", "way");
        return Call("advance", new SkillProgress([.. Enumerable.Repeat(step, Math.Min(3, maxControlSteps))], outcome));
    }

    public ValueTask<SkillOutcome> EndAsync(SkillSession session, EndReason why, CancellationToken ct)
    {
        BeforeEnd();
        return Call($"end {why}", new SkillOutcome(_now == Cause.None, _now, "held", "way"));
    }

    public ValueTask<MonitorSession> BeginAsync(Subgoal subgoal, DurationModel expected, CancellationToken ct)
    {
        BeforeMonitor();
        return new(new MonitorSession("monitor"));
    }

    public ValueTask<Verdict> JudgeAsync(MonitorSession monitor, ImmutableArray<SceneGraph> newScenes, CancellationToken ct) =>
        new(new Verdict { Kind = Verdicts.TryDequeue(out VerdictKind said) ? said : _now == Cause.None ? VerdictKind.Satisfied : VerdictKind.Inconclusive, Text = "as the script says", At = default, Timing = Alarm });

    public ValueTask EndAsync(MonitorSession monitor, CancellationToken ct) => Call("forget");

    public async ValueTask<MemoryId> AppendAsync(MemoryEvent e, CancellationToken ct)
    {
        await Writes;
        Kept.Add(e);
        return e.Id;
    }

    public ValueTask<Recollections> RecallAsync(Cue cue, MemorySnapshot asOf, CancellationToken ct) => new(Recollections.None);

    public ValueTask<MemorySnapshot> SnapshotAsync(CancellationToken ct) => new(MemorySnapshot.Empty);

    public ValueTask ConsolidateAsync(ConsolidationBudget budget, CancellationToken ct) => default;

    private ValueTask<T> Call<T>(string what, T answer)
    {
        Calls.Add(what);
        return new(answer);
    }

    private ValueTask Call(string what)
    {
        Calls.Add(what);
        return default;
    }
}
