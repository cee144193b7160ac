using Robotics.Cortex.Planning.Checking;
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

    /// <summary>The operators as PDDL, for who proposes steps.</summary>
    internal string Operators => PddlExport.Domain(_domain);

    /// <summary>Holds a proposed plan against the operators: each step must be possible when its turn comes, and the goal must hold after the last.</summary>
    /// <param name="proposal">Goal, scene, what was tried, and the steps.</param>
    /// <param name="mostDetour">How much dearer than the search's plan it may be, as a factor.</param>
    internal CheckedPlan Check(PlanProposal proposal, double mostDetour)
    {
        if (Absent(proposal.Goal, proposal.Scene) is { } absent) return new(null, [$"{absent} is not in the scene"]);
        PlanningProblem problem = ProblemBuilder.Build(_domain, proposal.Scene, proposal.Goal);
        GroundProblem grounded = new Grounder(problem).Ground();
        Func<GroundAction, bool> barred = Barred(proposal.Scene, proposal.Tried).Bars;
        (ImmutableArray<GroundAction> actions, ImmutableArray<string> objections) = new StepCheck(grounded).Follow(proposal.Steps, problem.Stages, barred);
        if (!objections.IsEmpty) return new(null, objections);
        HeuristicSearch search = new(grounded, maxExpansions);
        int cost = actions.Sum(a => a.Schema.Cost);
        if (Search(problem, grounded, search, barred).Steps is { } best && cost > mostDetour * best.Sum(a => a.Schema.Cost))
            return new(null, [FormattableString.Invariant($"it takes a detour: its cost is {cost}, and {best.Sum(a => a.Schema.Cost)} is enough")]);
        return new(new Plan(proposal.Goal, PlanWriter.Write(actions, proposal.Scene), search.Expansions), []);
    }

    private PlanOutcome Plan(Goal goal, SceneGraph scene, TriedEdges tried)
    {
        if (Absent(goal, scene) is { } absent) return new(null, $"{absent} is not in the scene.");
        PlanningProblem problem = ProblemBuilder.Build(_domain, scene, goal);
        GroundProblem grounded = new Grounder(problem).Ground();
        HeuristicSearch search = new(grounded, maxExpansions);
        (ImmutableArray<string> names, Func<GroundAction, bool> bars) = Barred(scene, tried);
        (ImmutableArray<GroundAction>? steps, ImmutableArray<string> unreached, SearchState state) = Search(problem, grounded, search, bars);
        if (steps is { } found) return new(new Plan(goal, PlanWriter.Write(found, scene), search.Expansions));
        return new(null, names.Length > 0 ? $"Every plan comes back to {string.Join(", ", names)}." : Why(unreached, grounded, state, search));
    }

    /// <summary>The steps through all stages; or null, with the stage that is not reached and from where.</summary>
    private static (ImmutableArray<GroundAction>? Steps, ImmutableArray<string> Unreached, SearchState From) Search(
        PlanningProblem problem, GroundProblem grounded, HeuristicSearch search, Func<GroundAction, bool> barred)
    {
        SearchState state = new(grounded.Initial);
        List<GroundAction> steps = [];
        foreach (ImmutableArray<string> stage in problem.Stages)
        {
            int[] wanted = [.. stage.Select(atom => grounded.Atoms.IndexOf(atom))];
            if (search.Find(state, wanted, barred) is not { } found) return (null, stage, state);
            steps.AddRange(found);
            state = found.Aggregate(state, (s, a) => s.After(a));
        }

        return ([.. steps], [], state);
    }

    /// <summary>Something that the goal speaks of and the scene does not have; null when there is nothing.</summary>
    private static string? Absent(Goal goal, SceneGraph scene) => goal.Literals.SelectMany(p => new[] { p.Subject, p.Target }).OfType<string>()
        .FirstOrDefault(id => id.Length > 0 && !EntityId.IsPlace(id) && scene.Find(id) is null);

    /// <summary>The steps of which nothing is left to try in this state.</summary>
    private static (ImmutableArray<string> Names, Func<GroundAction, bool> Bars) Barred(SceneGraph scene, TriedEdges tried)
    {
        string here = TaskLoop.AbstractState.Of(scene);
        ImmutableArray<string> barred = [.. tried.Edges.Where(e => e.State == here && e.Choice == TriedEdge.AnyChoice).Select(e => e.Step).Distinct().Order(StringComparer.Ordinal)];
        return (barred, action => barred.Length > 0 && barred.Contains(Step(action, scene)));
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
