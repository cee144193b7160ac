namespace Robotics.Verifier;

/// <summary>The run-time monitor of one subgoal: a window of scenes, and three-valued rules over it.</summary>
internal sealed class Monitor(Subgoal subgoal, DurationModel expected)
{
    private readonly List<SceneGraph> _window = [];
    private SceneGraph? _first;
    private long _lastStep = long.MinValue;
    private int _scenes;
    private int _postTrue;
    private int _holdFalse;
    private int _shut;
    private int _otherHeld;
    private bool _wasHeld;
    private double _heldWidth;

    private string Subject => EntityId.ObjectOf(subgoal.Object);

    /// <summary>Takes a scene in; one whose step was seen already is ignored.</summary>
    public void See(SceneGraph scene)
    {
        if (scene.At.Step <= _lastStep) return;
        _lastStep = scene.At.Step;
        _first ??= scene;
        _scenes++;
        _window.Add(scene);
        if (_window.Count > Thresholds.StuckScenes) _window.RemoveAt(0);
        _postTrue = PredicateEvaluator.All(subgoal.Postcondition, scene) == Truth.True ? _postTrue + 1 : 0;
        _holdFalse = PredicateEvaluator.All(subgoal.Hold, scene) == Truth.False ? _holdFalse + 1 : 0;
        bool held = scene.Robot.Holding == Subject;
        if (held) (_wasHeld, _heldWidth) = (true, scene.Robot.GripperWidth);
        _shut = scene.Robot.GripperWidth < Thresholds.Shut && !held ? _shut + 1 : 0;
        _otherHeld = scene.Robot.Holding is not null && !held ? _otherHeld + 1 : 0;
    }

    public Verdict Judge()
    {
        if (_window.Count == 0) return Verdict(VerdictKind.Inconclusive, Cause.None, "nothing was seen yet");
        if (Satisfied()) return Verdict(VerdictKind.Satisfied, Cause.None, SatisfiedText());
        (Cause cause, string text) = Violation();
        return cause == Cause.None
            ? Verdict(VerdictKind.Inconclusive, Cause.None, "still at it")
            : Verdict(VerdictKind.Violated, cause, text);
    }

    private bool Satisfied()
    {
        if (_postTrue < Thresholds.SatisfiedScenes) return false;
        return subgoal.Verb switch
        {
            SkillVerb.PickUp => Rise() >= Thresholds.Lifted,
            SkillVerb.Place or SkillVerb.Push => Motion(Thresholds.SatisfiedScenes) < Thresholds.AtRest,
            _ => true,
        };
    }

    private string SatisfiedText() => subgoal.Verb switch
    {
        SkillVerb.PickUp => FormattableString.Invariant($"held and lifted by {Rise() * 100:0} cm"),
        SkillVerb.Place => "placed, at rest and released",
        _ => "the postcondition holds",
    };

    private (Cause Cause, string Text) Violation()
    {
        if (_holdFalse >= Thresholds.ViolatedScenes) return (Cause.PreconditionLost, $"no longer true: {string.Join(" and ", subgoal.Hold)}");
        (Cause Cause, string Text) found = subgoal.Verb switch
        {
            SkillVerb.PickUp => Picking(),
            SkillVerb.Place => Placing(),
            _ => default,
        };
        return found.Cause != Cause.None || !Stuck() ? found : (Cause.NoProgress, "the hand has not moved for 3 s");
    }

    private (Cause Cause, string Text) Picking()
    {
        if (_otherHeld >= Thresholds.ViolatedScenes) return (Cause.WrongObject, $"the hand holds {_window[^1].Robot.Holding}");
        if (_wasHeld && Rise() > Thresholds.Lifted && Lost()) return (Cause.Dropped, "it was lifted and is no longer held");
        if (_shut >= Thresholds.MissedScenes) return (Cause.Missed, "the gripper closed on nothing");
        if (!_wasHeld && MovedAlone()) return (Cause.MovedByOther, "it moved while the hand was far away");
        return default;
    }

    private (Cause Cause, string Text) Placing()
    {
        if (!_wasHeld || !Lost()) return default;
        if (_window[^1].Robot.GripperWidth < _heldWidth - 0.003) return (Cause.Dropped, "it fell out of the hand");
        if (_postTrue == 0 && HandDistance() > Thresholds.HandGone && Motion(Thresholds.SatisfiedScenes) < Thresholds.AtRest)
            return (Cause.Misplaced, $"it was let go of, but not true: {string.Join(" and ", subgoal.Postcondition)}");
        return default;
    }

    /// <summary>Whether the object has not been in the hand for the last few scenes.</summary>
    private bool Lost() => _window.Count >= Thresholds.ViolatedScenes
        && _window.TakeLast(Thresholds.ViolatedScenes).All(s => s.Robot.Holding != Subject);

    private double Rise() => Position(_window[^1]).Z - Position(_first!).Z;

    private double HandDistance() => (_window[^1].Robot.TcpInWorld.Position - Position(_window[^1])).Norm;

    /// <summary>How far the object moved over the last scenes, metres.</summary>
    private double Motion(int scenes) => (Position(_window[^1]) - Position(_window[Math.Max(0, _window.Count - scenes)])).Norm;

    private bool MovedAlone() =>
        (Position(_window[^1]) - Position(_first!)).Norm > Thresholds.MovedByOther
        && _window.All(s => (s.Robot.TcpInWorld.Position - Position(s)).Norm > Thresholds.HandAway);

    private bool Stuck()
    {
        if (_window.Count < Thresholds.StuckScenes) return false;
        RobotState then = _window[0].Robot, now = _window[^1].Robot;
        return (then.TcpInWorld.Position - now.TcpInWorld.Position).Norm < Thresholds.HandStill
            && then.TcpInWorld.Rotation.AngleTo(now.TcpInWorld.Rotation) < 0.02
            && Math.Abs(then.GripperWidth - now.GripperWidth) < Thresholds.Shut;
    }

    private Vec3 Position(SceneGraph scene) => scene.Find(Subject)?.Pose.Position ?? Vec3.Zero;

    private Verdict Verdict(VerdictKind kind, Cause cause, string text) => new()
    {
        Kind = kind,
        Cause = cause,
        Text = text,
        At = _window.Count == 0 ? default : _window[^1].At,
        Evidence = _window.Count == 0 ? [] : Evidence(),
        DurationAlarm = LateProbability(),
    };

    private ImmutableArray<Evidence> Evidence()
    {
        SceneGraph now = _window[^1];
        return
        [
            .. subgoal.Postcondition.Select(p => new Evidence(
                now.At.Step, now.At.Time, p.ToString(), PredicateEvaluator.Evaluate(p, now) == Truth.True ? 1 : 0)),
            new Evidence(now.At.Step, now.At.Time, "gripper width m", now.Robot.GripperWidth),
            new Evidence(now.At.Step, now.At.Time, "rise m", Rise()),
            new Evidence(now.At.Step, now.At.Time, "motion in window m", Motion(Thresholds.SatisfiedScenes)),
        ];
    }

    /// <summary>The probability of lasting this long under the expected duration, once that is learned and it is late.</summary>
    private double? LateProbability()
    {
        if (expected.Samples < Thresholds.LearnedSamples || expected.DeviationSteps <= 0) return null;
        double z = (_scenes - expected.MeanSteps) / expected.DeviationSteps;
        return z > Thresholds.LateDeviations ? NormalLaw.UpperTail(z) : null;
    }
}
