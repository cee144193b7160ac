using Robotics.Verifier;

namespace Robotics.Tests.Verifier;

/// <summary>A sequence of scenes, written step by step: what happens, and then so many control steps of it.</summary>
internal sealed class Script
{
    private readonly SortedDictionary<string, SceneObject> _objects = new(StringComparer.Ordinal);
    private readonly List<SceneGraph> _scenes = [];

    public Script(params ReadOnlySpan<SceneObject> objects)
    {
        foreach (SceneObject thing in objects) _objects[thing.Id] = thing;
    }

    public Vec3 Hand { get; set; } = new(0, 0, 0.3);

    public double Width { get; set; } = 0.08;

    public string? Holding { get; set; }

    /// <summary>Whether objects are measured anew at each step.</summary>
    public bool Sees { get; set; } = true;

    public int Steps => _scenes.Count;

    /// <summary>The step at which what the script is about had come about.</summary>
    public int Event { get; private set; }

    private TimeSpan Time => TimeSpan.FromMilliseconds(50 * Steps);

    public Script Do(Action<Script> what, int steps = 1)
    {
        for (int i = 0; i < steps; i++)
        {
            what(this);
            Wait(1);
        }

        return this;
    }

    public Script Wait(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            if (Sees)
            {
                foreach (string id in _objects.Keys.ToArray()) _objects[id] = _objects[id] with { LastSeen = Time };
            }

            SceneGraph empty = Some.Scene(_objects.Values);
            _scenes.Add(empty with
            {
                At = new TaskStep("t", Steps, Time),
                Robot = empty.Robot with { TcpInWorld = empty.Robot.TcpInWorld with { Position = Hand }, GripperWidth = Width, Holding = Holding },
            });
        }

        return this;
    }

    /// <summary>Marks the last step as the one at which it had come about.</summary>
    public Script Now()
    {
        Event = Steps;
        return this;
    }

    /// <summary>The same, seen with errors: independent from scene to scene, of this root mean square length, and known to be that large.</summary>
    public Script Noisy(double metres, long seed)
    {
        RandomStream random = new(seed, 0, "noise");
        for (int i = 0; i < _scenes.Count; i++) _scenes[i] = _scenes[i] with { Objects = [.. _scenes[i].Objects.Select(o => Measured(o, metres, random))] };
        return this;
    }

    private static SceneObject Measured(SceneObject thing, double metres, RandomStream random)
    {
        if (thing.Description.Mobility == Mobility.Fixed) return thing;
        Vec3 error = new Vec3(random.NextGaussian(), random.NextGaussian(), random.NextGaussian()) * (metres / Math.Sqrt(3));
        return thing with { Pose = thing.Pose with { Position = thing.Pose.Position + error }, Uncertainty = new PoseUncertainty(metres, 0) };
    }

    /// <summary>The hand comes down to the object in ten steps.</summary>
    public Script Reach(string id)
    {
        Vec3 from = Hand, to = _objects[id].Pose.Position;
        for (int i = 1; i <= 10; i++) Do(s => s.Hand = Vec3.Lerp(from, to, i / 10.0));
        return this;
    }

    /// <summary>The hand takes the object.</summary>
    public Script Grasp(string id) => Do(s => (s.Holding, s.Width) = (id, 0.04), 3);

    /// <summary>Hand and held object move in ten steps.</summary>
    public Script Carry(Vec3 by) => Do(
        s =>
        {
            s.Hand += by / 10;
            if (s.Holding is { } held) s.Move(held, by / 10);
        },
        10);

    public void Move(string id, Vec3 by) => _objects[id] = _objects[id] with { Pose = _objects[id].Pose with { Position = _objects[id].Pose.Position + by } };

    /// <summary>Hand and object move together, the hand not holding it.</summary>
    public void Sweep(string id, Vec3 by)
    {
        Hand += by;
        Move(id, by);
    }

    public void Set(string id, double joint) => _objects[id] = _objects[id] with { ArticulationPositions = [joint] };

    public void Blur(string id, double deviation) => _objects[id] = _objects[id] with { Uncertainty = new PoseUncertainty(deviation, 0) };

    public async Task<Verdict> Judge(Subgoal subgoal, DurationModel expected = default)
    {
        TemporalVerifier verifier = new();
        MonitorSession monitor = await verifier.BeginAsync(subgoal, expected, TestContext.Current.CancellationToken);
        return await verifier.JudgeAsync(monitor, [.. _scenes], TestContext.Current.CancellationToken);
    }

    /// <summary>The first step at which a verdict of this kind was given, judged at every step; −1 when it never was.</summary>
    public async Task<int> FirstStep(Subgoal subgoal, VerdictKind kind) => (await First(subgoal, v => v.Kind == kind))?.Step ?? -1;

    /// <summary>The first verdict of this sort and its step, judged at every step; null when it never was given.</summary>
    public async Task<(Verdict Verdict, int Step)?> First(Subgoal subgoal, Predicate<Verdict> sort)
    {
        TemporalVerifier verifier = new();
        MonitorSession monitor = await verifier.BeginAsync(subgoal, default, TestContext.Current.CancellationToken);
        foreach (SceneGraph scene in _scenes)
        {
            Verdict verdict = await verifier.JudgeAsync(monitor, [scene], TestContext.Current.CancellationToken);
            if (sort(verdict)) return (verdict, (int)scene.At.Step);
        }

        return null;
    }

    public static Subgoal PickUp(string id) => Of(SkillVerb.PickUp, id, new Predicate(PredicateKind.Holding, id));

    public static Subgoal Place(string id, PredicateKind relation, string target) =>
        Of(SkillVerb.Place, id, new Predicate(relation, id, target), Predicate.HandEmpty) with { Relation = relation, Target = target };

    public static Subgoal Open(string articulation) => Of(SkillVerb.Open, articulation, new Predicate(PredicateKind.Open, articulation));

    private static Subgoal Of(SkillVerb verb, string thing, params ReadOnlySpan<Predicate> post) => new()
    {
        Id = "s", Verb = verb, Object = thing, Postcondition = [.. post], StepBudget = 240, RetryBudget = 3, Sentence = $"{verb} {thing}",
    };
}
