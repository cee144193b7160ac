namespace Robotics.Sim.Evaluation.Audit;

/// <summary>Whether a subgoal's predicates held: by the benchmark's own where it has them, else by ours on the full state. What the hand holds is not asked here.</summary>
internal sealed class SceneTruth(BodyDescription body, Subgoal subgoal, IReadOnlyList<Moment> moments)
{
    private readonly ImmutableArray<Predicate> _goal = Spatial(subgoal.Postcondition), _meanwhile = Spatial(subgoal.Hold);

    /// <summary>The postcondition, then what must hold meanwhile.</summary>
    public static ImmutableArray<Predicate> Asked(Subgoal subgoal) => [.. Spatial(subgoal.Postcondition), .. Spatial(subgoal.Hold)];

    /// <summary>Whether the postcondition held. A benchmark that has "in" only on the way in has it for good if it had it since <paramref name="first"/>.</summary>
    public bool Holds(int step, int first) => _goal.All(p =>
        IsTrue(p, step) || (p.Kind == PredicateKind.In && Ours(p, step) && Enumerable.Range(first, step - first).Any(s => IsTrue(p, s))));

    /// <summary>Whether something that must hold meanwhile did not.</summary>
    public bool Broken(int step) => _meanwhile.Any(p => !IsTrue(p, step));

    public string Text(int step) => string.Concat(_goal.Concat(_meanwhile).Select(p => $"{p} {(IsTrue(p, step) ? "true" : "false")}, "));

    private static ImmutableArray<Predicate> Spatial(ImmutableArray<Predicate> predicates) =>
        [.. predicates.Where(p => p.Kind is not (PredicateKind.HandEmpty or PredicateKind.Holding))];

    private bool IsTrue(Predicate predicate, int step) =>
        moments[step].Judged.TryGetValue(predicate, out bool judged) ? judged : Ours(predicate, step);

    private bool Ours(Predicate predicate, int step) => PredicateEvaluator.Evaluate(predicate, Scene(moments[step], step)) == Truth.True;

    private SceneGraph Scene(Moment moment, int step) => new()
    {
        At = new TaskStep("audit", step, TimeSpan.Zero),
        Objects = [.. body.Objects.Select((description, i) => new SceneObject
        {
            Description = description,
            Pose = moment.Tracks[i].Pose,
            ArticulationPositions = moment.Tracks[i].ArticulationPositions,
            LastSeen = TimeSpan.Zero,
            Source = "oracle",
        })],
        Places = body.Places,
        Robot = new RobotState { JointPositions = [], TcpInWorld = moment.Tcp, GripperWidth = moment.Width },
        Viewpoint = body.Viewpoint,
    };
}
