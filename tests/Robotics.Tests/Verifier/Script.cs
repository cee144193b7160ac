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

    private int Steps => _scenes.Count;

    private TimeSpan Now => TimeSpan.FromMilliseconds(50 * Steps);

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
                foreach (string id in _objects.Keys.ToArray()) _objects[id] = _objects[id] with { LastSeen = Now };
            }

            SceneGraph empty = Some.Scene(_objects.Values);
            _scenes.Add(empty with
            {
                At = new TaskStep("t", Steps, Now),
                Robot = empty.Robot with { TcpInWorld = empty.Robot.TcpInWorld with { Position = Hand }, GripperWidth = Width, Holding = Holding },
            });
        }

        return this;
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

    public void Set(string id, double joint) => _objects[id] = _objects[id] with { ArticulationPositions = [joint] };

    public void Blur(string id, double deviation) => _objects[id] = _objects[id] with { Uncertainty = new PoseUncertainty(deviation, 0) };

    public async Task<Verdict> Judge(Subgoal subgoal, DurationModel expected = default)
    {
        TemporalVerifier verifier = new();
        MonitorSession monitor = await verifier.BeginAsync(subgoal, expected, TestContext.Current.CancellationToken);
        return await verifier.JudgeAsync(monitor, [.. _scenes], TestContext.Current.CancellationToken);
    }

    /// <summary>The first step at which a verdict of this kind was given, judged at every step; −1 when it never was.</summary>
    public async Task<int> FirstStep(Subgoal subgoal, VerdictKind kind)
    {
        TemporalVerifier verifier = new();
        MonitorSession monitor = await verifier.BeginAsync(subgoal, default, TestContext.Current.CancellationToken);
        foreach (SceneGraph scene in _scenes)
        {
            if ((await verifier.JudgeAsync(monitor, [scene], TestContext.Current.CancellationToken)).Kind == kind) return (int)scene.At.Step;
        }

        return -1;
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
