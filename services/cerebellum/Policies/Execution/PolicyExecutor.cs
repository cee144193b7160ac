namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>Carries out subgoals by a policy: asks it, plays its chunks a row a control step, and holds the arm where it has none. What to do about a failure is the task loop's affair.</summary>
/// <remarks>One session at a time; not thread-safe. The scenes of its steps are for the verifier: the policy is not shown them.</remarks>
public sealed class PolicyExecutor : ISkillExecutor
{
    /// <summary>How often a policy may fail to place what is held; then the hand lets go where it came to, and the verifier says whether that will do.</summary>
    private const int MostPlacing = 2;

    private readonly IBody _body;
    private readonly IPerception _perception;
    private readonly IPolicy _policy;
    private readonly PolicyExecutionOptions _options;
    private readonly CommandHistory _history;
    private readonly ActionSpace _displacements;
    private readonly SessionBook<PolicyRun> _runs = new("policy session");
    private PolicyExecutionOptions? _charged;
    private long _begun;
    private (string Sentence, int Times) _failed = ("", 0);

    /// <param name="body">The body to command; it must take the policy's action space, and have its cameras.</param>
    /// <param name="perception">Gives the scene after each control step, for the verifier.</param>
    /// <param name="policy">The caller keeps it.</param>
    /// <param name="options">How its chunks are executed.</param>
    /// <param name="history">What other executors of the body have commanded.</param>
    /// <exception cref="RoboticsException">
    /// Unsupported: the body does not take the policy's action space, or has not its cameras. InvalidArgument: the options do not fit the policy.
    /// </exception>
    public PolicyExecutor(IBody body, IPerception perception, IPolicy policy, PolicyExecutionOptions options, CommandHistory history)
    {
        (_body, _perception, _policy, _options, _history) = (body, perception, policy, options, history);
        BodyDescription described = body.Description;
        if (!described.ActionSpaces.Contains(policy.Description.Space))
        {
            throw new RoboticsException(
                ErrorCode.Unsupported,
                $"Policy {policy.Description.Name} commands {Name(policy.Description.Space)}; {described.RobotName} takes {string.Join(", ", described.ActionSpaces.Select(Name))}.");
        }

        foreach (PolicyPicture picture in policy.Description.Pictures)
        {
            if (described.Cameras.All(c => c.Name != picture.Camera)) throw RoboticsException.Unknown("camera", picture.Camera, described.Cameras.Select(c => c.Name));
        }

        options.Check(policy.Description);
        _displacements = described.ActionSpaces.FirstOrDefault(s => s is { Kind: ActionKind.OscPoseDelta, RotationForm: RotationForm.AxisAngle }) ?? policy.Description.Space;
    }

    /// <summary>Measures how long the policy thinks, before the first try, so that simulated time passes meanwhile; null: time stands still.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>How its chunks are executed, the latency that is charged included.</summary>
    public PolicyExecutionOptions Options => _charged ?? _options;

    /// <inheritdoc/>
    public async ValueTask<SkillSession> BeginAsync(Subgoal subgoal, TaskStep at, CommandLease lease, TriedEdges tried, CancellationToken ct)
    {
        Observation now = await _body.ObserveAsync(ObservationRequest.Proprioception, ct);
        SkillSession session = new($"{subgoal.Id}@{++_begun}");
        if (Clock is not null) _charged ??= _options with { LatencySteps = await PolicyLatency.StepsAsync(_policy, _body, Clock, ct) };
        int failed = subgoal.Sentence == _failed.Sentence ? _failed.Times : 0;
        bool leaves = IsScripted(subgoal) || (subgoal.Verb == SkillVerb.Place && failed == MostPlacing);
        PolicyRun run = leaves
            ? new PolicyRun(subgoal, lease, at, now)
            : new PolicyRun(subgoal, lease, at, now)
            {
                Choice = Options.LatencySteps == 0 ? "" : FormattableString.Invariant($"latency {Options.LatencySteps}"),
                Fresh = failed > 0 ? new FreshStart(subgoal.Verb, now.TcpInWorld, FreshStart.Unwinding(_body.Description.Joints, now, failed), new RandomStream(at.Step, 0, "fresh start")) : null,
                Asking = await PolicyAsking.BeginAsync(_policy, Options, _history, new PolicyStart(at.TaskId, subgoal.Sentence, at.Step), ct),
            };
        if (leaves) run.Leave();
        _runs.Begin(session, run);
        return session;
    }

    /// <inheritdoc/>
    public async ValueTask<SkillProgress> AdvanceAsync(SkillSession session, int maxControlSteps, Action<SkillStep>? stepped, CancellationToken ct)
    {
        PolicyRun run = _runs.Find(session);
        StepTelling steps = new(stepped);
        for (int i = 0; i < maxControlSteps && run.Outcome is null; i++)
        {
            if (await StepAsync(run, steps, ct) is { } step) steps.Add(step);
        }

        return new(steps.All, run.Outcome);
    }

    /// <inheritdoc/>
    public async ValueTask<SkillOutcome> EndAsync(SkillSession session, EndReason why, CancellationToken ct)
    {
        PolicyRun run = _runs.Find(session);
        run.End(why);
        _runs.End(session);
        if (!IsScripted(run.Subgoal))
            _failed = why == EndReason.Satisfied ? ("", 0) : (run.Subgoal.Sentence, run.Subgoal.Sentence == _failed.Sentence ? _failed.Times + 1 : 1);
        if (run.Asking is { } asking) await asking.DisposeAsync();
        return run.Outcome!;
    }

    /// <summary>Whether it needs no policy.</summary>
    private static bool IsScripted(Subgoal subgoal) => subgoal.Verb is SkillVerb.Look or SkillVerb.Release;

    private static string Name(ActionSpace space) => $"{space.Kind} of {space.TcpSite} in {space.Frame}, {space.RotationForm}, every {space.Period.TotalMilliseconds} ms";

    /// <summary>Commands one control step and looks at the result; null when the body played nothing.</summary>
    private async ValueTask<SkillStep?> StepAsync(PolicyRun run, StepTelling before, CancellationToken ct)
    {
        (ActionSpace space, double[] command, string phase) = run.Leaving is { } leaving ? Leave(run, leaving) : await AskAsync(run, ct);
        if (run.Outcome is not null) return null;
        ActionChunk chunk = new()
        {
            Space = space,
            TaskId = run.At.TaskId,
            SubgoalId = run.Subgoal.Id,
            Epoch = run.Lease.Epoch,
            Sequence = _history.Next(run.Lease.Epoch),
            ComputedFrom = (run.Leaving is null ? run.Asking?.ComputedFrom : null) ?? run.Now.Time,
            FirstStep = run.Now.Step,
            Values = [.. command],
        };
        ChunkOutcome outcome = await before.WhileAsync(_body.ExecuteAsync(run.Lease, chunk, ct));
        _history.Gripper = command[^1];
        run.Ended(outcome);
        if (outcome.Steps.IsEmpty) return null;
        AppliedStep applied = outcome.Steps[^1];
        Observation now = await _body.ObserveAsync(ObservationRequest.Proprioception, CancellationToken.None);
        run.Stepped(applied.Time, now, command[^1]);
        return new(applied, await _perception.PerceiveAsync(run.At, ct), phase);
    }

    private (ActionSpace Space, double[] Command, string Phase) Leave(PolicyRun run, (int Step, Pose From) since)
    {
        double[] command = new double[_displacements.Dimension];
        bool goesOn = Withdrawal.Next(run.Subgoal.Verb, _displacements, (run.Steps - since.Step, since.From, _history.Gripper), run.Now, command);
        if (!goesOn || run.Steps >= run.Subgoal.StepBudget - 1) run.Finish("Done.");
        return (_displacements, command, run.Subgoal.Verb == SkillVerb.Look ? "look" : "release");
    }

    private async ValueTask<(ActionSpace Space, double[] Command, string Phase)> AskAsync(PolicyRun run, CancellationToken ct)
    {
        if (run.Fresh is { } fresh)
        {
            double[] command = new double[_displacements.Dimension];
            if (fresh.Next(_displacements, run.Steps, _history.Gripper, run.Now, command)) return (_displacements, command, "retreat");
            run.Fresh = null;
        }

        try
        {
            bool planned = await run.Asking!.NextAsync(_body, run.Now, ct);
            if (run.Asking.HeldSteps > _options.MostHeldSteps)
                run.Fail(Cause.Unavailable, $"Policy {_policy.Description.Name} gave no action for {_options.MostHeldSteps} control steps; the arm is held.");
            return (_policy.Description.Space, run.Asking.Command, planned ? "policy" : "hold");
        }
        catch (RoboticsException e) when (e.Code is ErrorCode.Unavailable or ErrorCode.CommandRejected)
        {
            // The body holds the arm by itself once nothing commands it.
            run.Fail(e.Code == ErrorCode.Unavailable ? Cause.Unavailable : Cause.Internal, e.Message);
            return (_policy.Description.Space, run.Asking!.Command, "hold");
        }
    }
}
