namespace Robotics.Sim.Evaluation.Audit;

/// <summary>What really happened in one try at a subgoal, from its first control step on. Knows the full state, and nothing of the verifier.</summary>
internal sealed class SubgoalTruth
{
    private const double Risen = 0.01, Off = 0.005, Jump = 0.01, Displaced = 0.015, Slipped = 0.01, Pushed = 0.02, Tipped = 0.35;

    private readonly BodyDescription _body;
    private readonly Subgoal _subgoal;
    private readonly IReadOnlyList<Moment> _moments;
    private readonly int _first;
    private readonly int _subject;
    private readonly int _destination;

    public SubgoalTruth(BodyDescription body, Subgoal subgoal, IReadOnlyList<Moment> moments, long first)
    {
        (_body, _subgoal, _moments, _first) = (body, subgoal, moments, (int)first);
        _subject = IndexOf(EntityId.ObjectOf(subgoal.Object));
        _destination = subgoal.Target is { } target ? IndexOf(EntityId.ObjectOf(target)) : -1;
    }

    /// <summary>Whether the subgoal was reached at a step.</summary>
    public bool Reached(int step) => _subgoal.Verb switch
    {
        SkillVerb.PickUp => Lifted(_subject, step, Risen),
        SkillVerb.Place => Holds(step) && Enumerable.Range(step, 6).Any(s => s < _moments.Count && !_moments[s].Touched[_subject]),
        _ => Holds(step),
    };

    /// <summary>Whether what a verdict "satisfied" says has wholly come about, so that its delay counts from here.</summary>
    public bool IsDone(int step) => Reached(step) && (_subgoal.Verb != SkillVerb.Place || !_moments[step].Touched[_subject]);

    /// <summary>The step from which on it has been so up to <paramref name="step"/>.</summary>
    public int Since(int step, Func<int, bool> so)
    {
        int since = step;
        while (since > _first && so(since - 1)) since--;
        return since;
    }

    /// <summary>The first step at which a cause had come about, at <paramref name="step"/> at the latest; null when it had not, <paramref name="step"/> when it has no moment.</summary>
    public int? Happened(Cause cause, int step) => cause switch
    {
        Cause.Dropped => Enumerable.Range(_first, step - _first).Any(s => Lifted(_subject, s, Off)) && !Touched(_subject, step)
            ? Since(step, s => !Touched(_subject, s)) : null,
        Cause.Slipped => FirstStep(step, s => InHandMotion(s) > Slipped),
        Cause.MovedByOther => FirstStep(step, s => MovedAlone(_subject, s) || MovedAlone(_destination, s)),
        Cause.Collision => FirstStep(step, s => Enumerable.Range(0, _body.Objects.Length).Any(i => i != _subject && WasPushed(i, s))),
        Cause.WrongObject => FirstStep(step, s => Enumerable.Range(0, _body.Objects.Length).Any(i => i != _subject && Movable(i) && Lifted(i, s, Off))),
        Cause.PreconditionLost => _subgoal.Verb == SkillVerb.Place ? (Touched(_subject, step) ? null : Since(step, s => !Touched(_subject, s))) : step,
        Cause.Misplaced => Holds(step) ? null : Since(step, s => !Touched(_subject, s)),
        _ => Reached(step) ? null : step,
    };

    private int? FirstStep(int last, Func<int, bool> shows)
    {
        for (int step = _first; step <= last; step++)
        {
            if (shows(step)) return step;
        }

        return null;
    }

    private bool Holds(int step) => _subgoal.Postcondition.Where(p => p.Kind is not (PredicateKind.HandEmpty or PredicateKind.Holding))
        .All(p => PredicateEvaluator.Evaluate(p, Scene(step)) == Truth.True);

    private bool Lifted(int thing, int step, double height)
    {
        double lowest = double.PositiveInfinity;
        for (int s = _first; s <= step; s++) lowest = Math.Min(lowest, Position(thing, s).Z);
        return Touched(thing, step) && Position(thing, step).Z > lowest + height;
    }

    /// <summary>How far the subject has moved in the hand since the robot has been touching it without a break.</summary>
    private double InHandMotion(int step)
    {
        if (!Touched(_subject, step)) return 0;
        Vec3 then = InHand(Since(step, s => Touched(_subject, s))), now = InHand(step);
        return (now - then).Norm;
    }

    private Vec3 InHand(int step) => _moments[step].Tcp.Inverse() * Position(_subject, step);

    private bool MovedAlone(int thing, int step)
    {
        if (thing < 0 || step == _first || Touched(thing, step) || Touched(thing, step - 1)) return false;
        if ((Position(thing, step) - Position(thing, step - 1)).Norm > Jump) return true;
        return (Position(thing, step) - Position(thing, _first)).Norm > Displaced && !Enumerable.Range(_first, step - _first).Any(s => Touched(thing, s));
    }

    private bool WasPushed(int thing, int step)
    {
        // By the robot, or by what it carries.
        if (!Movable(thing) || !Enumerable.Range(_first, step + 1 - _first).Any(s => Touched(thing, s) || (_subject >= 0 && Touched(_subject, s)))) return false;
        Pose then = _moments[_first].Tracks[thing].Pose, now = _moments[step].Tracks[thing].Pose;
        return (now.Position - then.Position).Norm > Pushed || now.Rotation.AxisZ.Dot(then.Rotation.AxisZ) < Math.Cos(Tipped);
    }

    private bool Movable(int thing) => _body.Objects[thing].Mobility == Mobility.Movable;

    private bool Touched(int thing, int step) => _moments[step].Touched[thing];

    private Vec3 Position(int thing, int step) => _moments[step].Tracks[thing].Pose.Position;

    private int IndexOf(string id)
    {
        for (int i = 0; i < _body.Objects.Length; i++)
        {
            if (_body.Objects[i].Id == id) return i;
        }

        return -1;
    }

    private SceneGraph Scene(int step) => new()
    {
        At = new TaskStep("audit", step, TimeSpan.Zero),
        Objects = [.. _body.Objects.Select((description, i) => new SceneObject
        {
            Description = description,
            Pose = _moments[step].Tracks[i].Pose,
            ArticulationPositions = _moments[step].Tracks[i].ArticulationPositions,
            LastSeen = TimeSpan.Zero,
            Source = "oracle",
        })],
        Places = _body.Places,
        Robot = new RobotState { JointPositions = [], TcpInWorld = _moments[step].Tcp, GripperWidth = 0 },
        Viewpoint = _body.Viewpoint,
    };
}
