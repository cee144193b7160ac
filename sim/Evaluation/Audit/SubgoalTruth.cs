namespace Robotics.Sim.Evaluation.Audit;

/// <summary>What really happened in one try at a subgoal, from its first control step on: by the benchmark's own predicates, contacts and forces. Knows nothing of the verifier.</summary>
internal sealed class SubgoalTruth
{
    /// <summary>Metres that make the difference: risen, slipped, moved by others, pushed away; radians: tipped over.</summary>
    private const double Risen = 0.01, Slipped = 0.015, Displaced = 0.015, PushedAway = 0.03, Tipped = 0.4;

    /// <summary>Newtons: less than this between the fingers holds nothing; less than this share of its weight on others is none.</summary>
    private const double Grip = 1, Share = 0.1;

    /// <summary>Control steps: a released object is let go of within, and stays where it is for; a hand that stands still for so long is stuck.</summary>
    private const int Release = 6, Stays = 10, Stuck = 20;

    /// <summary>Metres or radians: a hand, fingers, and a joint that moved less have not moved; fingers that closed by more; an object that left its place.</summary>
    private const double HandStill = 0.01, FingersStill = 0.001, JointStill = 0.005, Closing = 0.005, Lost = 0.015;

    private readonly Subgoal _subgoal;
    private readonly Timeline _time;
    private readonly SceneTruth _scene;
    private readonly int _subject;
    private readonly int _destination;

    public SubgoalTruth(BodyDescription body, Subgoal subgoal, IReadOnlyList<Moment> moments, long first)
    {
        (_subgoal, _time, _scene) = (subgoal, new Timeline(body, moments, (int)first), new SceneTruth(body, subgoal, moments));
        _subject = _time.IndexOf(EntityId.ObjectOf(subgoal.Object));
        _destination = subgoal.Target is { } target ? _time.IndexOf(EntityId.ObjectOf(target)) : -1;
    }

    /// <summary>What the benchmark is to be asked for at each step.</summary>
    public static ImmutableArray<Predicate> Asked(Subgoal subgoal) => SceneTruth.Asked(subgoal);

    /// <summary>Whether the subgoal was reached at a step.</summary>
    public Account Satisfied(int step)
    {
        bool reached = Reached(step);
        return new Account(reached, reached ? _time.Since(step, IsDone) : null, Text(step));
    }

    /// <summary>Whether a cause of failure had come about at a step.</summary>
    public Account Violated(Cause cause, int step)
    {
        (bool isTrue, int? since) = Happened(cause, step);
        return new Account(isTrue, isTrue ? since : null, Text(step));
    }

    private bool Reached(int step) => _subgoal.Verb switch
    {
        SkillVerb.PickUp => Lifted(step),
        SkillVerb.Place => Holds(step) && !_time.Carried(_subject, step) && StaysReleased(step),
        _ => Holds(step),
    };

    /// <summary>Whether what a verdict "satisfied" says has wholly come about, so that its delay counts from here.</summary>
    private bool IsDone(int step) => Reached(step) && (_subgoal.Verb is not (SkillVerb.Place or SkillVerb.Push) || (Released(step) && _time.AtRest(_subject, step)));

    private (bool IsTrue, int? Since) Happened(Cause cause, int step) => cause switch
    {
        Cause.Slipped => At(_time.FirstStep(step, s => _time.InHandMotion(_subject, s) > Slipped)),
        Cause.MovedByOther => At(_time.FirstStep(step, s => MovedAlone(_subject, s) || MovedAlone(_destination, s))),
        Cause.Collision => At(PushedSince(step)),
        Cause.WrongObject => At(_time.FirstStep(step, s => s > step - Stuck && _time.Movable.Any(i => i != _subject && (_time.Carried(i, s) || _time.Thing(i, s).Squeeze > Grip)))),
        _ when Reached(step) => (false, null),
        Cause.Dropped => _time.WasCarried(_subject, step) && !_time.Carried(_subject, step)
            ? (true, _time.Since(step, s => !_time.Carried(_subject, s))) : (false, null),
        Cause.Missed => (WasClosed(step) && !_time.Carried(_subject, step), _time.Since(step, s => !_time.Carried(_subject, s) && FingersAsAt(step, s))),
        Cause.Misplaced => _time.Carried(_subject, step) ? (false, null) : (true, _time.Since(step, s => !Holds(s) && Released(s) && _time.AtRest(_subject, s))),
        Cause.PreconditionLost => _subgoal.Verb == SkillVerb.Place && !_time.Carried(_subject, step)
            ? (true, _time.Since(step, s => !_time.Carried(_subject, s))) : At(_scene.Broken(step) ? _time.Since(step, _scene.Broken) : null),
        Cause.Blocked => At(EntityId.IsArticulation(_subgoal.Object) ? JointStood(step) : HandStood(step)),
        _ => (true, HandStood(step)),
    };

    private static (bool IsTrue, int? Since) At(int? since) => (since is not null, since);

    private bool Holds(int step) => _scene.Holds(step, _time.First);

    /// <summary>Carried and lifted. What leaves the hand in the very step of a verdict still was when the verdict's last scene was seen.</summary>
    private bool Lifted(int step)
    {
        if (!_time.Carried(_subject, step)) return step > _time.First && _time.Carried(_subject, step - 1) && Lifted(step - 1);
        ThingState now = _time.Thing(_subject, step);
        return now.ByOthers < Share * now.ByRobot || _time.Position(_subject, step).Z > Lowest(step) + Risen;
    }

    private double Lowest(int step) => Enumerable.Range(_time.First, step + 1 - _time.First).Min(s => _time.Position(_subject, s).Z);

    private bool Released(int step) => _time.Thing(_subject, step).Squeeze < Grip;

    /// <summary>Whether it is let go of about now, and stays where it is unless somebody touches it.</summary>
    private bool StaysReleased(int step)
    {
        bool released = false;
        for (int s = step; s < Math.Min(_time.Count, step + Stays); s++)
        {
            released |= s < step + Release && Released(s);
            if (s > step && _time.Thing(_subject, s).Reached) break;
            if ((_time.Position(_subject, s) - _time.Position(_subject, step)).Norm > Lost) return false;
        }

        return released;
    }

    private bool MovedAlone(int thing, int step) => thing >= 0 && _time.MovedAlone(thing, step) > Displaced;

    /// <summary>The step at which the first of what is pushed away now was; of what has come back since, when that was for the first time. Null when nothing ever was.</summary>
    private int? PushedSince(int step)
    {
        int[] away = [.. _time.Movable.Where(i => WasPushed(i, step))];
        return away.Length > 0 ? away.Min(i => _time.Since(step, s => WasPushed(i, s))) : _time.FirstStep(step, s => _time.Movable.Any(i => WasPushed(i, s)));
    }

    private bool WasPushed(int thing, int step)
    {
        if (thing == _subject || thing == _destination || _time.Carried(thing, step)) return false;
        (double metres, double radians) = _time.Pushed(thing, step);
        return (metres > PushedAway || radians > Tipped) && !GoesAlong(thing, step);
    }

    /// <summary>Whether it lay on what is moved, or on a part of it that has moved, and does so still.</summary>
    private bool GoesAlong(int thing, int step) => new[] { _subject, _destination }.Any(
        other => other >= 0 && (_time.IsMovable(other) || _time.JointsStillSince(other, step, JointStill) > _time.First) && _time.Thing(thing, _time.First).Touches.Contains(other) && _time.Thing(thing, step).Touches.Contains(other));

    private bool WasClosed(int step) => Enumerable.Range(_time.First, step + 1 - _time.First).Max(s => _time[s].Width) > _time[step].Width + Closing;

    private bool HandAsAt(int step, int then, double within) => (_time[then].Tcp.Position - _time[step].Tcp.Position).Norm < within;

    private bool FingersAsAt(int step, int then) => Math.Abs(_time[then].Width - _time[step].Width) < FingersStill;

    /// <summary>The step at which the hand had stood still for so long that it is stuck; null while it has not.</summary>
    private int? HandStood(int step)
    {
        int still = _time.Since(step, s => HandAsAt(step, s, HandStill) && FingersAsAt(step, s));
        return step >= still + Stuck ? still + Stuck : null;
    }

    /// <summary>The step at which a part had been pressed on for so long, in one go or in several, without following; null while it has not.</summary>
    private int? JointStood(int step)
    {
        int still = _time.JointsStillSince(_subject, step, JointStill);
        int[] pressed = [.. Enumerable.Range(still, step + 1 - still).Where(s => _time.Thing(_subject, s).Touched).Take(Stuck)];
        return pressed.Length == Stuck ? pressed[^1] : null;
    }

    private string Text(int step)
    {
        string pushed = string.Concat(_time.Movable.Select(i => (Thing: i, By: _time.Pushed(i, step).Metres)).Where(p => p.Thing != _subject && p.By > Risen)
            .Select(p => FormattableString.Invariant($"{_time.IdOf(p.Thing)} pushed {p.By * 100:0.0} cm, ")));
        if (_subject < 0) return _scene.Text(step) + pushed;
        ThingState now = _time.Thing(_subject, step);
        return FormattableString.Invariant(
            $"{_scene.Text(step)}{pushed}{(now.Touched ? "touched" : "untouched")}, carried {now.ByRobot:0.0} N of {now.ByRobot + now.ByOthers:0.0}, squeezed {now.Squeeze:0.0} N, {(_time.Position(_subject, step).Z - Lowest(step)) * 100:0.0} cm up");
    }
}
