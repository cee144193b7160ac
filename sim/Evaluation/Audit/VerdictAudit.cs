namespace Robotics.Sim.Evaluation.Audit;

/// <summary>Compares each verdict of the verifier's with what really happened. Observes a task; the brain does not know of it.</summary>
internal sealed class VerdictAudit(Witness witness)
{
    private readonly List<AuditedVerdict> _verdicts = [];
    private readonly BodyDescription _body = witness.Describe();
    private SubgoalTruth? _truth;
    private VerdictKind _last;

    public ImmutableArray<AuditedVerdict> Verdicts => [.. _verdicts];

    public void Add(TaskEvent e)
    {
        switch (e)
        {
            case SubgoalStarted { Try: 0 }:
                _truth = null;
                break;
            case SubgoalStarted started:
                (_truth, _last) = (new SubgoalTruth(_body, started.Subgoal, witness.Moments, started.At.Step), VerdictKind.Inconclusive);
                break;
            case SubgoalJudged judged when _truth is not null && judged.Verdict.Kind != _last:
                _last = judged.Verdict.Kind;
                if (_last != VerdictKind.Inconclusive) _verdicts.Add(Compare(_truth, judged));
                break;
        }
    }

    private AuditedVerdict Compare(SubgoalTruth truth, SubgoalJudged judged)
    {
        Verdict verdict = judged.Verdict;
        int step = (int)Math.Min(judged.At.Step, witness.Moments.Count - 1);
        bool reached = truth.Reached(step);
        int? since = verdict.Kind == VerdictKind.Satisfied
            ? (reached ? truth.Since(step, truth.IsDone) : null)
            : truth.Happened(verdict.Cause, step);
        bool borneOut = verdict.Kind == VerdictKind.Satisfied ? reached : !reached && since is not null;
        bool hasMoment = verdict.Kind == VerdictKind.Satisfied
            || verdict.Cause is Cause.Dropped or Cause.Slipped or Cause.MovedByOther or Cause.Collision or Cause.WrongObject or Cause.Misplaced or Cause.PreconditionLost;
        double? delay = borneOut && hasMoment ? (step - since!.Value) * _body.ControlPeriod.TotalSeconds : null;
        return new AuditedVerdict(judged.Subgoal.Verb, verdict.Kind, verdict.Cause, judged.At.Step, borneOut, delay);
    }
}
