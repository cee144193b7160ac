using Robotics.Verifier.Symptoms;

namespace Robotics.Verifier;

/// <summary>The run-time monitor of one subgoal: three-valued rules over a window of scenes, each with hysteresis.</summary>
internal sealed class Monitor(Subgoal subgoal, DurationModel expected)
{
    private readonly Observed _seen = new(subgoal);
    private readonly Persistence _reached = new(Achievement.Scenes(subgoal.Verb), Thresholds.ViolatedScenes);
    private readonly ImmutableArray<(Symptom Symptom, Persistence Belief)> _symptoms =
        [.. SymptomCatalog.Of(subgoal.Verb).Select(s => (s, new Persistence(s.Scenes, Thresholds.ViolatedScenes)))];

    private long _lastStep = long.MinValue;

    /// <summary>Takes a scene in; one whose step was seen already is ignored.</summary>
    public void See(SceneGraph scene)
    {
        if (scene.At.Step <= _lastStep) return;
        _lastStep = scene.At.Step;
        _seen.See(scene);
        if (_seen.IsFresh) _reached.See(Achievement.Shows(_seen));
        foreach ((Symptom symptom, Persistence belief) in _symptoms)
        {
            if (_seen.IsFresh || !symptom.NeedsSight) belief.See(symptom.Shows(_seen));
        }
    }

    public Verdict Judge()
    {
        if (_seen.Scenes == 0) return new Verdict { Kind = VerdictKind.Inconclusive, Text = "nothing was seen yet", At = default };

        if (_reached.Stands) return Verdict(VerdictKind.Satisfied, Cause.None, Achievement.Text(_seen));
        foreach ((Symptom symptom, Persistence belief) in _symptoms)
        {
            if (belief.Stands) return Verdict(VerdictKind.Violated, symptom.Cause, symptom.Text(_seen));
        }

        return Verdict(VerdictKind.Inconclusive, Cause.None, "still at it");
    }

    private Verdict Verdict(VerdictKind kind, Cause cause, string text) => new()
    {
        Kind = kind,
        Cause = cause,
        Text = text,
        At = _seen.Last.At,
        Evidence = Evidence(),
        Timing = Timing.Judge(subgoal, expected, _seen.Scenes, kind == VerdictKind.Satisfied),
    };

    private ImmutableArray<Evidence> Evidence()
    {
        SceneGraph now = _seen.Last;
        return
        [
            .. subgoal.Postcondition.Concat(subgoal.Hold).Select(p => Of(p.ToString(), (double)PredicateEvaluator.Evaluate(p, now) - 1, Seen(EntityId.ObjectOf(p.Subject)))),
            Of("gripper width m", now.Robot.GripperWidth, Frame("body", now.At.Time)),
            Of("rise m", _seen.Rise, Seen(_seen.Subject)),
            Of("motion in window m", _seen.Motion(Thresholds.SatisfiedScenes), Seen(_seen.Subject)),
            Of("seen s ago", (now.At.Time - (_seen.SubjectIn(now)?.LastSeen ?? now.At.Time)).TotalSeconds, Seen(_seen.Subject)),
        ];

        Evidence Of(string what, double value, string frame) => new(now.At.Step, now.At.Time, what, value, frame);

        string Seen(string id) => now.Find(id) is { } thing ? Frame(thing.Source, thing.LastSeen) : Frame("body", now.At.Time);

        string Frame(string source, TimeSpan time) => FormattableString.Invariant($"{source}@{time.TotalMilliseconds:0}");
    }
}
