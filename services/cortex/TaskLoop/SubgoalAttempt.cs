using System.Runtime.CompilerServices;

namespace Robotics.Cortex.TaskLoop;

/// <summary>One try at a subgoal: a window of control steps, a verdict, and so on until satisfied, violated, or out of budget; then a look, if that leaves it open.</summary>
internal sealed class SubgoalAttempt(TaskRegions regions, TaskLoopOptions options, Subgoal subgoal, TaskClock clock)
{
    private SkillOutcome? _outcome;
    private Verdict? _verdict;
    private int _steps;
    private bool _doubted;

    public AttemptResult Result { get; private set; } = null!;

    public async IAsyncEnumerable<TaskEvent> EventsAsync(
        AttemptStart start, [EnumeratorCancellation] CancellationToken ct)
    {
        SkillSession skill = await regions.Executor.BeginAsync(subgoal, clock.Now, start.Lease, start.Tried, ct);
        MonitorSession? begun = null;
        EndReason why = EndReason.Cancelled;
        SkillOutcome? ended = null;
        try
        {
            MonitorSession monitor = begun = await regions.Verifier.BeginAsync(subgoal, start.Expected, ct);
            Action<SkillStep>? ahead = options.Verifier ? step => regions.Verifier.ShowAhead(monitor, step.Scene) : null;
            while (why == EndReason.Cancelled)
            {
                await clock.WaitWhilePausedAsync(ct);
                SkillProgress progress = await regions.Executor.AdvanceAsync(skill, Window(), ahead, ct);

                // The verifier judges while the steps are told of.
                Task<Verdict>? judging = options.Verifier ? regions.Verifier.JudgeAsync(monitor, [.. progress.Steps.Select(s => s.Scene)], ct).AsTask() : null;
                foreach (SkillStep step in progress.Steps) yield return Stepped(step);
                _outcome = progress.Outcome;
                _verdict = judging is null ? Believed(progress.Outcome) : await judging;
                yield return new SubgoalJudged(clock.Now, subgoal, _verdict);
                why = End() ?? why;
            }

            ended = await regions.Executor.EndAsync(skill, why, CancellationToken.None);
            if (IsOpen) await foreach (TaskEvent e in LookAsync(monitor, start, ct)) yield return e;
            _verdict = Settled();
        }
        finally
        {
            // Whatever ended the try, the arm is held and the monitor forgotten.
            try
            {
                ended ??= await regions.Executor.EndAsync(skill, why, CancellationToken.None);
            }
            finally
            {
                if (begun is not null) await regions.Verifier.EndAsync(begun, CancellationToken.None);
            }

            Result = new AttemptResult(_outcome ?? ended, _verdict ?? Inconclusive("Nothing was judged."), _steps);
        }
    }

    /// <summary>Whether the skill has ended, the verifier has not seen enough, and the subgoal may well be reached: what was let go of may still come to rest in its place.</summary>
    private bool IsOpen => options.Verifier && _verdict!.Kind == VerdictKind.Inconclusive && _outcome is { } outcome && !RecoveryPolicy.IsFinal(outcome.Cause)
        && (outcome.Finished || outcome.Cause == Cause.Misplaced || PredicateEvaluator.All(subgoal.Postcondition, clock.Scene) == Truth.True);

    /// <summary>What takes unusually long, or ended unusually soon, is judged twice as often.</summary>
    private int Window()
    {
        int window = _verdict?.Timing is null ? options.WindowSteps : Math.Max(1, options.WindowSteps / 2);
        return Math.Max(0, Math.Min(window, Math.Min(subgoal.StepBudget - _steps, clock.StepsLeft)));
    }

    private ControlStepped Stepped(SkillStep step)
    {
        _steps++;
        clock.Advance(step.Scene);
        return new ControlStepped(clock.Now, subgoal, step);
    }

    /// <summary>Holds still until the verifier has seen enough.</summary>
    private async IAsyncEnumerable<TaskEvent> LookAsync(MonitorSession monitor, AttemptStart start, [EnumeratorCancellation] CancellationToken ct)
    {
        const int Glance = 2;
        Subgoal look = Interlude.Look(subgoal, Math.Min(options.LookSteps, clock.StepsLeft));
        SkillSession session = await regions.Executor.BeginAsync(look, clock.Now, start.Lease, TriedEdges.None, ct);
        try
        {
            for (int left = look.StepBudget; left > 0 && _verdict!.Kind == VerdictKind.Inconclusive; left -= Glance)
            {
                await clock.WaitWhilePausedAsync(ct);
                SkillProgress progress = await regions.Executor.AdvanceAsync(session, Math.Min(Glance, left), null, ct);
                foreach (SkillStep step in progress.Steps) yield return Stepped(step);
                _verdict = await regions.Verifier.JudgeAsync(monitor, [.. progress.Steps.Select(s => s.Scene)], ct);
                yield return new SubgoalJudged(clock.Now, subgoal, _verdict);
                if (progress.Outcome is null) continue;
                if (RecoveryPolicy.IsFinal(progress.Outcome.Cause)) _outcome = progress.Outcome;
                break;
            }
        }
        finally
        {
            await regions.Executor.EndAsync(session, EndReason.Finished, CancellationToken.None);
        }
    }

    /// <summary>The verdict; where all the looking left it open, what the skill says and the scene does not contradict.</summary>
    private Verdict Settled()
    {
        if (_verdict!.Kind != VerdictKind.Inconclusive) return _verdict;
        if (_outcome is not { Finished: true })
            return _verdict with { Kind = VerdictKind.Violated, Cause = _outcome?.Cause ?? Cause.NoProgress, Text = _outcome?.Text ?? _verdict.Text };
        return PredicateEvaluator.All(subgoal.Postcondition, clock.Scene) switch
        {
            Truth.True => _verdict with { Kind = VerdictKind.Satisfied, Text = "the postcondition holds" },
            Truth.False => _verdict with { Kind = VerdictKind.Violated, Cause = Cause.Misplaced, Text = "the skill has finished and the postcondition does not hold" },
            _ => _verdict with { Kind = VerdictKind.Violated, Cause = Cause.NotSeen, Text = "the skill has finished, and it cannot be seen whether the postcondition holds" },
        };
    }

    /// <summary>Whether it was done so soon that one verdict is not believed: the next one is, whatever it says of the time.</summary>
    private bool IsDoubtful()
    {
        if (_doubted || _verdict!.Timing?.Kind != TimingKind.Early) return false;
        return _doubted = true;
    }

    private Verdict Believed(SkillOutcome? outcome) => outcome switch
    {
        null => Inconclusive("the skill is still at it"),
        { Finished: true } => Inconclusive(outcome.Text) with { Kind = VerdictKind.Satisfied },
        _ => Inconclusive(outcome.Text) with { Kind = VerdictKind.Violated, Cause = outcome.Cause },
    };

    private Verdict Inconclusive(string text) => new() { Kind = VerdictKind.Inconclusive, Text = text, At = clock.Now };

    private EndReason? End()
    {
        if (_outcome is not null) return EndReason.Finished;
        if (_verdict!.Kind == VerdictKind.Violated) return EndReason.Violated;

        // A satisfied placement still has the hand over the object: the skill retreats before something else begins.
        bool mustRetreat = subgoal.Verb is not SkillVerb.PickUp;
        if (_verdict.Kind == VerdictKind.Satisfied && !mustRetreat && !IsDoubtful()) return EndReason.Satisfied;
        if (_verdict is { Kind: VerdictKind.Inconclusive, Timing: { Kind: TimingKind.Missing } alarm })
        {
            _verdict = _verdict with { Kind = VerdictKind.Violated, Cause = Cause.Late, Text = $"{alarm}" };
            return EndReason.Violated;
        }

        if (_steps < subgoal.StepBudget && clock.StepsLeft > 0) return null;
        if (_verdict.Kind == VerdictKind.Satisfied) return EndReason.Satisfied;
        _outcome = new SkillOutcome(false, Cause.BudgetExhausted, $"not done after {_steps} steps", "");
        return EndReason.OutOfBudget;
    }
}
