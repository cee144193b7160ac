namespace Robotics.Sim.Evaluation.Audit;

/// <summary>Compares each verdict of the verifier's with what really happened. Observes a task; the brain does not know of it.</summary>
internal sealed class VerdictAudit(Witness witness)
{
    private readonly List<(SubgoalTruth Truth, SubgoalJudged Judged, int Step)> _given = [];
    private readonly BodyDescription _body = witness.Describe();
    private SubgoalTruth? _truth;
    private VerdictKind _last;

    /// <summary>All so far, in order: what came after a verdict is taken into account too.</summary>
    public ImmutableArray<AuditedVerdict> Verdicts => [.. _given.Select(g => Compare(g.Truth, g.Judged, g.Step))];

    public void Add(TaskEvent e)
    {
        switch (e)
        {
            case SubgoalStarted { Try: 0 }:
                _truth = null;
                break;
            case SubgoalStarted started:
                (_truth, _last) = (new SubgoalTruth(_body, started.Subgoal, witness.Moments, witness.Moments.Count - 1), VerdictKind.Inconclusive);
                witness.Ask(SubgoalTruth.Asked(started.Subgoal));
                break;
            case SubgoalJudged judged when _truth is not null && judged.Verdict.Kind != _last:
                _last = judged.Verdict.Kind;
                if (_last != VerdictKind.Inconclusive) _given.Add((_truth, judged, witness.Moments.Count - 1));
                break;
        }
    }

    private AuditedVerdict Compare(SubgoalTruth truth, SubgoalJudged judged, int step)
    {
        Verdict verdict = judged.Verdict;
        Account account = verdict.Kind == VerdictKind.Satisfied ? truth.Satisfied(step) : truth.Violated(verdict.Cause, step);
        double? delay = account.Since is { } since ? Math.Round((step - since) * _body.ControlPeriod.TotalSeconds, 3) : null;
        return new AuditedVerdict(judged.Subgoal.Verb, verdict.Kind, verdict.Cause, judged.At.Step, account.IsTrue, delay) { Said = verdict.Text, Truth = account.Text };
    }
}
