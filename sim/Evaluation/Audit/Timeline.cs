namespace Robotics.Sim.Evaluation.Audit;

/// <summary>What really went on from a control step on: who carried what, what lay still, what moved by whose doing. Objects go by their index.</summary>
internal sealed class Timeline(BodyDescription body, IReadOnlyList<Moment> moments, int first)
{
    /// <summary>Motion over <see cref="RestSteps"/> that is none, metres.</summary>
    private const double Still = 0.002;

    private const int RestSteps = 3;

    /// <summary>Steps before the first that what happens later may come from: a second.</summary>
    private const int Before = 20;

    /// <summary>Motion from step to step that goes on by itself after a push, metres: more than the solver's noise, less than a jump.</summary>
    private const double Creep = 0.0003, Jump = 0.04;

    public int First { get; } = first;

    public int Count => moments.Count;

    public Moment this[int step] => moments[step];

    public ThingState Thing(int thing, int step) => moments[step].Things[thing];

    public Vec3 Position(int thing, int step) => moments[step].Things[thing].Pose.Position;

    /// <summary>−1 where there is none.</summary>
    public int IndexOf(string id)
    {
        for (int i = 0; i < body.Objects.Length; i++)
        {
            if (body.Objects[i].Id == id) return i;
        }

        return -1;
    }

    public string IdOf(int thing) => body.Objects[thing].Id;

    public IEnumerable<int> Movable => Enumerable.Range(0, body.Objects.Length).Where(IsMovable);

    public bool IsMovable(int thing) => body.Objects[thing].Mobility == Mobility.Movable;

    /// <summary>The step from which on it has been so up to <paramref name="step"/>.</summary>
    public int Since(int step, Func<int, bool> so)
    {
        int since = step;
        while (since > First && so(since - 1)) since--;
        return since;
    }

    /// <summary>The first step at which it was so; null when it never was.</summary>
    public int? FirstStep(int last, Func<int, bool> so)
    {
        for (int step = First; step <= last; step++)
        {
            if (so(step)) return step;
        }

        return null;
    }

    /// <summary>Whether the robot carried it at some step, or shortly before the first.</summary>
    public bool WasCarried(int thing, int last) => Enumerable.Range(Math.Max(0, First - Before), last + 1 - Math.Max(0, First - Before)).Any(s => Carried(thing, s));

    /// <summary>Whether the robot carries it; the forces of one step prove nothing, those of two in three do.</summary>
    public bool Carried(int thing, int step)
    {
        int carried = 0, asked = 0;
        for (int s = Math.Max(0, step - 1); s <= Math.Min(Count - 1, step + 1); s++, asked++) carried += Thing(thing, s).IsCarried ? 1 : 0;
        return 2 * carried > asked;
    }

    /// <summary>The step from which on its drawers, doors and knobs have stayed where they are at <paramref name="step"/>; the first when it has none.</summary>
    public int JointsStillSince(int thing, int step, double least) => Since(step, s => moments[s].Tracks[thing].ArticulationPositions
        .Zip(moments[step].Tracks[thing].ArticulationPositions, (then, now) => Math.Abs(then - now)).All(d => d < least));

    public bool AtRest(int thing, int step) => (Position(thing, step) - Position(thing, Math.Max(First, step - RestSteps))).Norm < Still;

    /// <summary>How far the robot moved it, or what it touched did, and no further than it would go on by itself: metres; and how far tipped, radians.</summary>
    public (double Metres, double Radians) Pushed(int thing, int last)
    {
        (Vec3 pushed, _, Pose? before) = Moved(thing, last);
        double tipped = before is { } then ? Math.Acos(Math.Clamp(then.Rotation.AxisZ.Dot(Thing(thing, last).Pose.Rotation.AxisZ), -1, 1)) : 0;
        return (pushed.Norm, tipped);
    }

    /// <summary>How far it was moved while nothing that the robot touched touched it, metres.</summary>
    public double MovedAlone(int thing, int last) => Moved(thing, last).Alone.Norm;

    private (Vec3 Pushed, Vec3 Alone, Pose? Before) Moved(int thing, int last)
    {
        (Vec3 pushed, Vec3 alone) = (Vec3.Zero, Vec3.Zero);
        Pose? before = null;
        bool goesOn = false;
        for (int step = Math.Max(1, First - Before); step <= last; step++)
        {
            Vec3 by = Position(thing, step) - Position(thing, step - 1);
            goesOn = Thing(thing, step).Reached || (by.Norm < Jump && (Thing(thing, step - 1).Reached || (goesOn && by.Norm > Creep)));
            if (step <= First) continue;
            if (goesOn)
            {
                before ??= Thing(thing, step - 1).Pose;
                pushed += by;
            }
            else
            {
                alone += by;
            }
        }

        return (pushed, alone, before);
    }

    /// <summary>How far it has moved in the hand since the robot has been touching it without a break, metres.</summary>
    public double InHandMotion(int thing, int step)
    {
        if (!Thing(thing, step).Touched) return 0;
        int since = Since(step, s => Thing(thing, s).Touched);
        return (InHand(thing, step) - InHand(thing, since)).Norm;
    }

    private Vec3 InHand(int thing, int step) => moments[step].Tcp.Inverse() * Position(thing, step);
}
