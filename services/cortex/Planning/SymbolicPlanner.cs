using Robotics.Cortex.Planning.Operators;
using Robotics.Cortex.Planning.Problem;
using Robotics.Cortex.Planning.Search;

namespace Robotics.Cortex.Planning;

/// <summary>Plans by search over typed operators on the scene graph, without any model; language is another's.</summary>
/// <param name="ground">Instruction → goal.</param>
/// <param name="operatorFile">The operator file; null for the one built in.</param>
/// <param name="maxExpansions">Search nodes that one plan may expand.</param>
public sealed class SymbolicPlanner(
    Func<Instruction, SceneGraph, Recollections, Grounding> ground, string? operatorFile = null, int maxExpansions = 5000) : IPlanner
{
    private readonly OperatorDomain _domain = OperatorDomain.Load(operatorFile);

    public ValueTask<Grounding> GroundAsync(Instruction text, SceneGraph scene, Recollections recalled, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ValueTask.FromResult(ground(text, scene, recalled));
    }

    public ValueTask<PlanOutcome> PlanAsync(Goal goal, SceneGraph scene, TriedEdges tried, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Plan(goal, scene, tried));
    }

    /// <summary>The problem as PDDL, for other planners and for people: the domain and the problem file.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: the goal has a literal that no operator speaks of.</exception>
    public (string Domain, string Problem) Export(Goal goal, SceneGraph scene) =>
        (PddlExport.Domain(_domain), PddlExport.Problem(ProblemBuilder.Build(_domain, scene, goal)));

    private PlanOutcome Plan(Goal goal, SceneGraph scene, TriedEdges tried)
    {
        string? absent = goal.Literals.SelectMany(p => new[] { p.Subject, p.Target }).OfType<string>()
            .FirstOrDefault(id => id.Length > 0 && !EntityId.IsPlace(id) && scene.Find(id) is null);
        if (absent is not null) return new(null, $"{absent} is not in the scene.");

        PlanningProblem problem = ProblemBuilder.Build(_domain, scene, goal);
        GroundProblem grounded = new Grounder(problem).Ground();
        HeuristicSearch search = new(grounded, maxExpansions);
        string here = TaskLoop.AbstractState.Of(scene);
        HashSet<string> barred = [.. tried.Edges.Where(e => e.State == here && e.Choice == TriedEdge.AnyChoice).Select(e => e.Step)];
        SearchState state = new(grounded.Initial);
        List<GroundAction> steps = [];
        foreach (ImmutableArray<string> stage in problem.Stages)
        {
            int[] wanted = [.. stage.Select(atom => grounded.Atoms.IndexOf(atom))];
            if (search.Find(state, wanted, action => barred.Contains(Step(action, scene))) is not { } found)
                return new(null, barred.Count > 0 ? $"Every plan comes back to {string.Join(", ", barred.Order(StringComparer.Ordinal))}." : Why(stage, grounded, state, search));
            steps.AddRange(found);
            state = found.Aggregate(state, (s, a) => s.After(a));
        }

        return new(new Plan(goal, PlanWriter.Write([.. steps], scene), search.Expansions));
    }

    private static string Step(GroundAction action, SceneGraph scene) => PlanWriter.Write([action], scene)[0].Step;

    private string Why(ImmutableArray<string> stage, GroundProblem problem, SearchState state, HeuristicSearch search)
    {
        if (search.Expansions >= maxExpansions) return $"No plan within {maxExpansions} search nodes.";
        string[] never = [.. stage.Where(atom =>
            new AdditiveHeuristic(problem, [problem.Atoms.IndexOf(atom)]).Of(state) >= AdditiveHeuristic.Unreachable)];
        return never.Length > 0
            ? $"No step makes this true from here: {string.Join("; ", never)}."
            : $"These cannot all be true together: {string.Join("; ", stage)}.";
    }
}
