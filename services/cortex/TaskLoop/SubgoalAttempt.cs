using System.Runtime.CompilerServices;

namespace Robotics.Cortex.TaskLoop;

/// <summary>One try at a subgoal: a window of control steps, a verdict, and so on until satisfied, violated, or out of budget.</summary>
internal sealed class SubgoalAttempt(TaskRegions regions, TaskLoopOptions options, Subgoal subgoal, TaskClock clock)
{
    private SkillOutcome? _outcome;
    private Verdict? _verdict;
    private int _steps;

    public AttemptResult Result { get; private set; } = null!;

    public async IAsyncEnumerable<TaskEvent> EventsAsync(
        AttemptStart start, [EnumeratorCancellation] CancellationToken ct)
    {
        SkillSession skill = await regions.Executor.BeginAsync(subgoal, clock.Now, start.Lease, start.Tried, ct);
        MonitorSession monitor = await regions.Verifier.BeginAsync(subgoal, start.Expected, ct);
        EndReason why = EndReason.Cancelled;
        try
        {
            while (true)
            {
                await clock.WaitWhilePausedAsync(ct);
                SkillProgress progress = await regions.Executor.AdvanceAsync(skill, Window(), ct);
                foreach (SkillStep step in progress.Steps)
                {
                    _steps++;
                    clock.Advance(step.Scene);
                    yield return new ControlStepped(clock.Now, subgoal, step);
                }

                _outcome = progress.Outcome;
                _verdict = await JudgeAsync(monitor, progress, ct);
                yield return new SubgoalJudged(clock.Now, subgoal, _verdict);
                if (End() is not { } end) continue;
                why = end;
                break;
            }
        }
        finally
        {
            // Whatever ended the try, the arm is held and the monitor forgotten.
            SkillOutcome held = await regions.Executor.EndAsync(skill, why, CancellationToken.None);
            await regions.Verifier.EndAsync(monitor, CancellationToken.None);
            Result = new AttemptResult(_outcome ?? held, _verdict ?? Inconclusive("Nothing was judged."), _steps);
        }
    }

    private int Window() => Math.Max(0, Math.Min(options.WindowSteps, Math.Min(subgoal.StepBudget - _steps, clock.StepsLeft)));

    private async ValueTask<Verdict> JudgeAsync(MonitorSession monitor, SkillProgress progress, CancellationToken ct)
    {
        Verdict verdict = options.Verifier
            ? await regions.Verifier.JudgeAsync(monitor, [.. progress.Steps.Select(s => s.Scene)], ct)
            : Believed(progress.Outcome);
        if (verdict.Kind != VerdictKind.Inconclusive || progress.Outcome is not { } outcome) return verdict;

        // The skill has ended and the window was too short to decide: the postcondition as it stands does.
        return (outcome.Finished, PredicateEvaluator.All(subgoal.Postcondition, clock.Scene)) switch
        {
            (true, Truth.True) => verdict with { Kind = VerdictKind.Satisfied, Text = "the postcondition holds" },
            (true, _) => verdict with { Kind = VerdictKind.Violated, Cause = Cause.Misplaced, Text = "the skill has finished and the postcondition does not hold" },
            (false, _) => verdict with { Kind = VerdictKind.Violated, Cause = outcome.Cause, Text = outcome.Text },
        };
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
        if (_verdict.Kind == VerdictKind.Satisfied && !mustRetreat) return EndReason.Satisfied;
        if (_steps < subgoal.StepBudget && clock.StepsLeft > 0) return null;
        if (_verdict.Kind == VerdictKind.Satisfied) return EndReason.Satisfied;
        _outcome = new SkillOutcome(false, Cause.BudgetExhausted, $"not done after {_steps} steps", "");
        return EndReason.OutOfBudget;
    }
}
