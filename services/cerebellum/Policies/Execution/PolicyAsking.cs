namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>The conversation with a policy during one try: when it is asked, and what is played while it thinks.</summary>
internal sealed class PolicyAsking : IAsyncDisposable
{
    private readonly IPolicy _policy;
    private readonly PolicyExecutionOptions _options;
    private readonly CommandHistory _history;
    private readonly PolicySession _session;
    private readonly string _instruction;
    private readonly ChunkPlayer _player;
    private readonly ObservationRequest _request;
    private readonly double[] _answer;
    private readonly double[] _upcoming;
    private Question? _open;

    private PolicyAsking(IPolicy policy, PolicyExecutionOptions options, CommandHistory history, PolicySession session, string instruction)
    {
        (_policy, _options, _history, _session, _instruction) = (policy, options, history, session, instruction);
        PolicyDescription about = policy.Description;
        _player = new ChunkPlayer(about, options, history.Gripper);
        _request = new ObservationRequest(false, [.. about.Pictures.Select(p => p.Request)]);
        (_answer, _upcoming) = (new double[about.Horizon * about.Space.Dimension], new double[about.Horizon * about.Space.Dimension]);
        Command = new double[about.Space.Dimension];
    }

    /// <summary>The command of this step; the same array at every step.</summary>
    public double[] Command { get; }

    /// <summary>Body time of the observation that the command was computed from; null before the first answer.</summary>
    public TimeSpan? ComputedFrom { get; private set; }

    /// <summary>How many steps the arm has been held for want of an answer, since the last one.</summary>
    public int HeldSteps { get; private set; }

    /// <param name="policy">Asked.</param>
    /// <param name="options">Checked against the policy.</param>
    /// <param name="history">For the gripper's last command.</param>
    /// <param name="start">The task and the seed, with the subgoal's sentence.</param>
    /// <param name="ct">Cancels.</param>
    public static async ValueTask<PolicyAsking> BeginAsync(
        IPolicy policy, PolicyExecutionOptions options, CommandHistory history, PolicyStart start, CancellationToken ct) =>
        new(policy, options, history, await policy.BeginAsync(start, ct), start.Instruction);

    /// <summary>Fills <see cref="Command"/> for the step that begins now. False: the arm is held.</summary>
    public async ValueTask<bool> NextAsync(IBody body, Observation now, CancellationToken ct)
    {
        if (_open is null && _player.AsksAt(now.Step)) await AskAsync(body, now, ct);
        if (_open is { } open && now.Step >= open.Step + _options.LatencySteps && (_options.WaitsForAnswers || open.Answered.IsCompleted))
        {
            await open.Answered;
            _open = null;
            Check();
            if (_player.Take(_answer, open.Step, now.Step)) ComputedFrom = open.Time;
        }

        bool planned = _player.Next(now.Step, Command);
        HeldSteps = planned || ComputedFrom is null && _options.WaitsForAnswers ? 0 : HeldSteps + 1;
        if (!planned) ComputedFrom = now.Time;
        return planned;
    }

    /// <summary>Waits for an answer that is still under way, and ends the session.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_open is { } open) await open.Answered.ContinueWith(static _ => { }, TaskScheduler.Default);
        _open = null;
        await _policy.EndAsync(_session, CancellationToken.None);
    }

    private async ValueTask AskAsync(IBody body, Observation now, CancellationToken ct)
    {
        Observation seen = _request.Cameras.IsEmpty ? now : await body.ObserveAsync(_request, ct);
        int rows = _player.Upcoming(now.Step, _upcoming);
        PolicyQuery query = new()
        {
            Now = seen,
            Instruction = _instruction,
            Gripper = _history.Gripper,
            Previous = _upcoming.AsMemory(0, rows * Command.Length),
            Frozen = _options.Blending == Blending.RealTime ? Math.Min(rows, _options.LatencySteps) : 0,
        };

        // Where the answer is due at once there is nothing to do beside it; otherwise rows are played while the policy thinks.
        Task answered = _options.LatencySteps == 0 && _options.WaitsForAnswers
            ? _policy.InferAsync(_session, query, _answer, ct).AsTask()
            : Task.Run(() => _policy.InferAsync(_session, query, _answer, ct).AsTask(), CancellationToken.None);
        _open = new Question(answered, now.Step, now.Time);
    }

    private void Check()
    {
        int bad = Array.FindIndex(_answer, v => !double.IsFinite(v));
        if (bad < 0) return;
        throw new RoboticsException(
            ErrorCode.CommandRejected,
            $"Policy {_policy.Description.Name} answered {_answer[bad]} as number {bad % Command.Length} of row {bad / Command.Length}; allowed: finite numbers.");
    }

    private sealed record Question(Task Answered, long Step, TimeSpan Time);
}
