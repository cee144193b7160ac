using System.Runtime.CompilerServices;
using Robotics.Cortex.Rehearsal;

namespace Robotics.Cortex.TaskLoop;

/// <summary>One task from instruction to outcome. Its events stop when it has ended; <see cref="EndAsync"/> gives the last one.</summary>
internal sealed class TaskRun(TaskRegions regions, TaskLoopOptions options, TaskRequest request)
{
    private readonly TaskMemory _memory = new(regions.Memory, request.TaskId, options.Memory);
    private readonly PlanCritic _critic = new();
    private readonly Interruptions _interruptions = new(options);
    private Recollections _recalled = Recollections.None;
    private TriedEdges _tried = request.Trial?.Tried ?? TriedEdges.None;
    private TaskClock? _clock;
    private CommandLease? _lease;
    private TaskOutcome? _outcome;
    private Question? _question;
    private (Cause Cause, string Text)? _lastFailure;
    private Goal? _goal = request.Trial?.Plan.Goal;
    private int _plans = (request.Trial?.Number ?? 1) - 1;
    private int _recoveries;
    private bool _replan;
    private Subgoal? _now;

    public string TaskId => request.TaskId;

    public bool IsOver => _outcome is not null;

    private TaskStep Now => _clock?.Now ?? new TaskStep(request.TaskId, 0, TimeSpan.Zero);

    public async IAsyncEnumerable<TaskEvent> EventsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        _clock = new TaskClock(request, await regions.Perception.BeginAsync(new PerceptionContext(request.TaskId, request.Seed), ct));
        yield return new TaskStarted(Now, request.Instruction, _clock.Scene);
        _recalled = request.Trial?.Recalled ?? await _memory.RecallAsync(request.Instruction.Text, request.Memory, ct);
        yield return new MemoryRecalled(Now, _recalled);
        _memory.Keep(TaskMemory.Of(MemoryKind.Episode, Now, request.Instruction.Text));
        if (_goal is null) await foreach (TaskEvent e in GroundAsync(ct)) yield return e;
        if (_goal is null) yield break;
        _lease = await regions.Body.AcquireAsync(request.LeaseHolder, ct);
        await foreach (TaskEvent e in LookIfItHelpsAsync(_goal, options.FirstGlanceSteps, ct)) yield return e;
        await foreach (TaskEvent e in GoOnAsync(ct)) yield return e;
    }

    /// <summary>Plans and pursues until the task is over; first, after an <see cref="Interrupt"/>, under a new lease. Nothing of what was commanded before goes on.</summary>
    public async IAsyncEnumerable<TaskEvent> GoOnAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (_outcome is null)
        {
            if (_interruptions.Pending is { } interrupted)
            {
                yield return interrupted;
                _lease = await regions.Body.AcquireAsync(new LeaseRequest(_lease!.Holder) { After = _lease }, ct);
                _interruptions.Over();
            }

            await foreach (TaskEvent e in PlanAndPursueAsync(_goal!, ct)) yield return e;
        }
    }

    /// <summary>Takes an interruption; false when the task cannot go on after it.</summary>
    public bool Interrupt(Cause cause, string text)
    {
        if (!_interruptions.Take(Now, _now, cause, text)) return false;
        _replan = true;
        _recoveries++;
        _critic.Forgive();
        return true;
    }

    /// <summary>Ends the task with a cause, unless it has ended before.</summary>
    public void Halt(Cause cause, string text) => _outcome ??= new TaskOutcome
    {
        Claimed = cause == Cause.None,
        Cause = cause,
        Text = text,
        Steps = _clock?.Steps ?? 0,
        Recoveries = _recoveries,
        Question = _question,
    };

    /// <summary>Gives back the lease (the body is held then) and remembers the outcome.</summary>
    public async ValueTask<TaskEnded> EndAsync()
    {
        Halt(Cause.Internal, "The task ended without an outcome.");
        await ReleaseAsync();
        _memory.Keep(TaskMemory.Of(MemoryKind.Outcome, Now, request.Instruction.Text) with
        {
            Succeeded = _outcome!.Claimed,
            Cause = _outcome.Cause,
            Steps = _outcome.Steps,
            Details = TaskMemory.Json(new { _outcome.Text, _outcome.Recoveries }),
        });
        await _memory.SettleAsync();
        string unwritten = _memory.Waiting == 0 ? "" : $" ({_memory.Waiting} memories could not be written)";
        return new TaskEnded(Now, _outcome with { Text = _outcome.Text + unwritten });
    }

    /// <summary>A body that does not answer has no lease to give back.</summary>
    private async ValueTask ReleaseAsync()
    {
        if (_lease is null) return;
        try
        {
            await regions.Body.ReleaseAsync(_lease, CancellationToken.None);
        }
        catch (RoboticsException e)
        {
            Halt(e.Code == ErrorCode.Unavailable ? Cause.Unavailable : Cause.Internal, e.Message);
        }
    }

    private async IAsyncEnumerable<TaskEvent> GroundAsync([EnumeratorCancellation] CancellationToken ct)
    {
        Instruction instruction = request.Instruction;
        for (int asked = 0; ; asked++)
        {
            Grounding grounding = await regions.Planner.GroundAsync(instruction, _clock!.Scene, _recalled, ct);
            yield return new InstructionGrounded(Now, grounding);
            _goal = grounding.Goal;
            if (_goal is not null) yield break;
            if (grounding.Question is not { } question)
            {
                Halt(Cause.NotUnderstood, grounding.NotUnderstood ?? $"'{instruction.Text}' was not understood.");
                yield break;
            }

            string? answer = asked < options.MaxQuestions && request.Supervisor is { } person ? await person.AskAsync(question, ct) : null;
            yield return new QuestionAsked(Now, question, answer);
            if (answer is null)
            {
                _question = question;
                Halt(Cause.Unanswered, $"{question.Text} ({string.Join(" | ", question.Candidates)})");
                yield break;
            }

            instruction = instruction with { Answers = instruction.Answers.Add(answer) };
        }
    }

    private async IAsyncEnumerable<TaskEvent> PlanAndPursueAsync(Goal goal, [EnumeratorCancellation] CancellationToken ct)
    {
        _replan = false;
        bool given = request.Trial?.Number == ++_plans;
        if (_plans > 1 && !given) _clock!.See(await regions.Perception.PerceiveAsync(Now, ct));
        PlanOutcome planned = given ? new(request.Trial!.Plan) : await regions.Planner.PlanAsync(goal, _clock!.Scene, _tried, ct);
        if (regions.Rehearsal is not null && !given && planned.Plan is { } made)
        {
            RehearsalRound round = new(regions, request, options.MaxRehearsals);
            await foreach (TaskEvent e in round.EventsAsync(new PlanTrial(made, _plans, _tried, _recalled), _clock!, ct)) yield return e;
            (planned, _tried) = (planned with { Plan = round.Chosen.Plan }, round.Chosen.Tried);
        }

        yield return new PlanMade(Now, planned, _plans);
        string? objection = planned.Plan is null ? planned.Impossible ?? "No plan reaches the goal." : _critic.Objection(planned.Plan, _clock!.Scene, _tried);
        if (planned.Plan is not { } plan || objection is not null)
        {
            HaltWithoutPlan(objection!);
            yield break;
        }

        _memory.Keep(TaskMemory.Of(MemoryKind.Plan, Now, request.Instruction.Text) with
        {
            Details = TaskMemory.Json(new { goal = goal.ToString(), steps = plan.Subgoals.Select(s => s.Sentence) }),
        });
        foreach (Subgoal subgoal in plan.Subgoals)
        {
            await foreach (TaskEvent e in PursueAsync(subgoal with { Id = $"p{_plans}.{subgoal.Id}" }, ct)) yield return e;
            if (_replan || _outcome is not null) yield break;
        }

        await foreach (TaskEvent e in LookIfItHelpsAsync(goal, options.GlanceSteps, ct)) yield return e;
        if (!_replan) Conclude(goal);
    }

    /// <summary>Looks for so many steps when something that the goal speaks of is not certain.</summary>
    private async IAsyncEnumerable<TaskEvent> LookIfItHelpsAsync(Goal goal, int steps, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!options.Verifier || !Interlude.LookHelps(goal.Literals, _clock!.Scene)) yield break;
        string thing = EntityId.ObjectOf(goal.Literals.First().Subject);
        await foreach (TaskEvent e in StandAloneAsync(Interlude.Look(thing, Math.Min(steps, _clock.StepsLeft)), ct)) yield return e;
    }

    /// <summary>Nothing else can be tried: the failure that led here is the cause, if there was one.</summary>
    private void HaltWithoutPlan(string impossible)
    {
        if (_lastFailure is { } failure) Halt(failure.Cause, $"{failure.Text} No other plan: {impossible} {Remedies.For(failure.Cause)}".TrimEnd());
        else Halt(Cause.NoPlan, impossible);
    }

    /// <summary>All subgoals were satisfied: the goal is reached, or something undid it meanwhile.</summary>
    private void Conclude(Goal goal)
    {
        Predicate[] open = [.. goal.Literals.Concat(goal.Hold).Where(p => PredicateEvaluator.Evaluate(p, _clock!.Scene) != Truth.True)];
        if (open.Length == 0 || !options.Verifier) Halt(Cause.None, "the goal is reached");
        else if (!options.Recovery || _plans >= options.MaxPlans || _clock!.StepsLeft == 0)
            Halt(Cause.Misplaced, $"All steps are done, but not true: {string.Join(", ", open.Select(p => p.ToString()))}.");
    }

    private async IAsyncEnumerable<TaskEvent> PursueAsync(Subgoal subgoal, [EnumeratorCancellation] CancellationToken ct)
    {
        List<(Cause Cause, RecoveryKind Kind)> spent = [];
        _now = subgoal;
        for (int attempts = 1, faults = 0; ; attempts++)
        {
            string state = AbstractState.Of(_clock!.Scene);
            SubgoalAttempt attempt = new(regions, options, subgoal, _clock);
            AttemptStart start = new(_lease!, _tried, _recalled.Topic(subgoal.Topic)?.Duration ?? DurationModel.Unknown);
            yield return new SubgoalStarted(Now, subgoal, attempts);
            await foreach (TaskEvent e in attempt.EventsAsync(start, ct)) yield return e;
            AttemptResult result = attempt.Result;
            yield return new SubgoalEnded(Now, subgoal, result.Outcome, result.Verdict, result.Steps);
            Remember(subgoal, result);
            if (result.Satisfied) yield break;

            string tries = attempts == 1 ? "at the first try" : $"after {attempts} tries";
            _lastFailure = (result.Cause, $"'{subgoal.Sentence}' failed {tries}: {result.Verdict.Text}.");

            // What the world did is bounded by the task's budget; the subgoal's own is for what was done wrongly.
            if (RecoveryPolicy.BlamesTheChoice(result.Cause)) faults++;
            if (result.Outcome.Choice.Length > 0 && RecoveryPolicy.BlamesTheChoice(result.Cause))
                _tried = _tried.With(new TriedEdge(state, subgoal.Step, result.Outcome.Choice));
            RecoveryKind? recovery = Recovery(subgoal, result.Cause, faults, [.. spent.Where(s => s.Cause == result.Cause).Select(s => s.Kind)]);
            if (recovery is not { } chosen)
            {
                if (result.Outcome.Cause == Cause.LeaseLost && Interrupt(Cause.LeaseLost, result.Outcome.Text)) yield break;
                Halt(result.Cause, $"{_lastFailure.Value.Text} {Remedies.For(result.Cause)}".TrimEnd());
                yield break;
            }

            _recoveries++;
            spent.Add((result.Cause, chosen));
            yield return new RecoveryChosen(Now, subgoal, chosen, result.Cause, result.Verdict.Text);
            await foreach (TaskEvent e in RecoverAsync(subgoal, chosen, result, ct)) yield return e;
            if (_replan || _outcome is not null) yield break;
        }
    }

    private RecoveryKind? Recovery(Subgoal subgoal, Cause cause, int failures, ImmutableArray<RecoveryKind> spent)
    {
        if (!options.Recovery || _recoveries >= options.MaxRecoveries || _clock!.StepsLeft == 0) return null;
        return RecoveryPolicy.Choose(new Failure(subgoal, cause, failures, CanBegin(subgoal), spent), _plans < options.MaxPlans);
    }

    private bool CanBegin(Subgoal subgoal) => PredicateEvaluator.All(subgoal.Precondition, _clock!.Scene) == Truth.True;

    private async IAsyncEnumerable<TaskEvent> RecoverAsync(
        Subgoal subgoal, RecoveryKind recovery, AttemptResult failed, [EnumeratorCancellation] CancellationToken ct)
    {
        _memory.Keep(TaskMemory.Of(MemoryKind.Recovery, Now, $"{recovery}: {subgoal.Sentence}") with { Cause = failed.Cause });
        switch (recovery)
        {
            case RecoveryKind.Replan:
                // What could still be tried here, and was until nothing was left, is not planned here again.
                if (CanBegin(subgoal)) _tried = _tried.With(new TriedEdge(AbstractState.Of(_clock!.Scene), subgoal.Step, TriedEdge.AnyChoice));
                _replan = true;
                break;
            case RecoveryKind.Retreat:
                await foreach (TaskEvent e in StandAloneAsync(Interlude.Retreat(subgoal), ct)) yield return e;
                break;
            case RecoveryKind.LookAgain when Interlude.LookHelps(subgoal.Postcondition, _clock!.Scene):
                await foreach (TaskEvent e in StandAloneAsync(Interlude.Look(subgoal, Math.Min(subgoal.Verb == SkillVerb.PickUp ? options.FirstGlanceSteps : options.GlanceSteps, _clock!.StepsLeft)), ct)) yield return e;
                break;
            case RecoveryKind.AskOperator:
                Question question = new($"'{subgoal.Sentence}' failed: {failed.Verdict.Text} What now?", ["retry", "give up"]);
                string? answer = request.Supervisor is { } person ? await person.AskAsync(question, ct) : null;
                yield return new QuestionAsked(Now, question, answer);
                if (answer != "retry") Halt(failed.Cause, $"'{subgoal.Sentence}' failed and nobody could help: {failed.Verdict.Text}. {Remedies.For(failed.Cause)}".TrimEnd());
                break;
        }
    }

    /// <summary>A motion that is no part of the plan and reaches nothing by itself.</summary>
    private async IAsyncEnumerable<TaskEvent> StandAloneAsync(Subgoal motion, [EnumeratorCancellation] CancellationToken ct)
    {
        SubgoalAttempt attempt = new(regions, options with { Verifier = false }, motion, _clock!);
        _now = motion;
        yield return new SubgoalStarted(Now, motion, 0);
        await foreach (TaskEvent e in attempt.EventsAsync(new AttemptStart(_lease!, TriedEdges.None, DurationModel.Unknown), ct)) yield return e;
        yield return new SubgoalEnded(Now, motion, attempt.Result.Outcome, attempt.Result.Verdict, attempt.Result.Steps);
        SkillOutcome outcome = attempt.Result.Outcome;
        if (RecoveryPolicy.IsFinal(outcome.Cause) && !(outcome.Cause == Cause.LeaseLost && Interrupt(outcome.Cause, outcome.Text))) Halt(outcome.Cause, outcome.Text);
    }

    private void Remember(Subgoal subgoal, AttemptResult result) =>
        _memory.Keep(TaskMemory.Of(MemoryKind.Subgoal, Now, subgoal.Sentence) with
        {
            Topic = subgoal.Topic,
            Succeeded = result.Satisfied,
            Cause = result.Cause,
            Steps = result.Steps,
            Details = TaskMemory.Json(new { result.Verdict.Text, result.Outcome.Choice }),
        });
}
