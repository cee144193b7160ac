using Robotics.Sim.Bodies;
using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Sim.Evaluation.Audit;

/// <summary>A driver that is watched: it changes nothing, and what really happened is written down after each control step. Forks start without notes.</summary>
internal sealed class Witness : FaultyDriver
{
    private readonly List<Moment> _moments = [];
    private ImmutableArray<Predicate> _asked = [];

    private Witness(FaultSetup setup)
        : base(setup, "witness")
    {
        Simulation.BeginNotes();
        StepEnded();
    }

    /// <summary>By control step since the episode began; the first is the state before it.</summary>
    public IReadOnlyList<Moment> Moments => _moments;

    /// <summary>Null when the driver does not let anybody into its simulation.</summary>
    public static Witness? Over(ISimulatedDriver driver) =>
        driver is ISimulationOwner and IBodySensors ? new Witness(new FaultSetup(driver, FaultOptions.None, 0, "", 0)) : null;

    /// <summary>Asks the benchmark for these predicates, from the last moment on.</summary>
    public void Ask(ImmutableArray<Predicate> predicates)
    {
        _asked = predicates;
        _moments[^1] = _moments[^1] with { Judged = _moments[^1].Judged.SetItems(Judged()) };
    }

    protected override FaultyDriver Over(FaultSetup setup) => new Witness(setup);

    protected override void StepEnded()
    {
        BodyState state = new(Body.Joints.Length);
        Read(ref state);
        ImmutableArray<Track> tracks = ReadTracks();
        _moments.Add(new Moment(tracks, Things(tracks, Simulation.Contacts(), Simulation.TakeNotes()), state.TcpInWorld, state.GripperWidth, Judged()));
    }

    private ImmutableDictionary<Predicate, bool> Judged() => _asked.Select(p => (Predicate: p, Holds: Simulation.Judge(p)))
        .Where(j => j.Holds is not null).ToImmutableDictionary(j => j.Predicate, j => j.Holds!.Value);

    private ImmutableArray<ThingState> Things(ImmutableArray<Track> tracks, ImmutableArray<Touching> contacts, ImmutableArray<(int First, int Second)> notes)
    {
        HashSet<int> reached = Reached(notes.AddRange(contacts.Select(c => (c.First, c.Second))));
        return [.. Enumerable.Range(0, tracks.Length).Select(thing => Of(thing, tracks[thing].Pose, reached.Contains(thing), contacts))];
    }

    private static ThingState Of(int thing, Pose pose, bool reached, ImmutableArray<Touching> contacts)
    {
        (double byRobot, double byOthers, double pressed, bool touched) = (0, 0, 0, false);
        Vec3 sum = Vec3.Zero;
        SortedSet<int> touches = [];
        foreach (Touching contact in contacts)
        {
            if (contact.First != thing && contact.Second != thing) continue;
            Vec3 force = contact.Second == thing ? contact.Force : -contact.Force;
            int other = contact.Second == thing ? contact.First : contact.Second;
            if (other == SimulationHandle.Robot)
            {
                (touched, byRobot, pressed, sum) = (true, byRobot + force.Z, pressed + force.Norm, sum + force);
            }
            else
            {
                byOthers += force.Z;
                if (other >= 0) touches.Add(other);
            }
        }

        return new ThingState(pose, byRobot, byOthers, pressed - sum.Norm, touched, reached, [.. touches]);
    }

    /// <summary>What the robot touches, and what that touches, as far as it moves freely.</summary>
    private HashSet<int> Reached(ImmutableArray<(int First, int Second)> pairs)
    {
        HashSet<int> reached = [SimulationHandle.Robot];
        for (int before = 0; before != reached.Count;)
        {
            before = reached.Count;
            foreach ((int first, int second) in pairs)
            {
                if (Passes(first) && IsMovable(second)) reached.Add(second);
                if (Passes(second) && IsMovable(first)) reached.Add(first);
            }
        }

        return reached;

        bool Passes(int thing) => reached.Contains(thing);
    }

    private bool IsMovable(int thing) => thing >= 0 && Body.Objects[thing].Mobility == Mobility.Movable;
}
