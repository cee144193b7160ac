namespace Robotics.Cortex.Planning.Search;

/// <summary>Weighted best-first search (Hart, Nilsson, Raphael 1968; Pohl 1970) with h_add. Bounded by node expansions, so that it replays.</summary>
/// <param name="problem">The problem.</param>
/// <param name="maxExpansions">Nodes that all calls together may expand.</param>
/// <param name="weight">Of the heuristic against the cost so far: 2 finds a plan soon, 1 a shorter one later.</param>
internal sealed class HeuristicSearch(GroundProblem problem, int maxExpansions, int weight = 2)
{
    /// <summary>Nodes expanded so far, over all calls.</summary>
    public int Expansions { get; private set; }

    /// <summary>The steps from a state to the goal, or null: none, or the budget is used up.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="goal">Atoms that are to hold.</param>
    /// <param name="barred">Steps that may not be taken.</param>
    public ImmutableArray<GroundAction>? Find(SearchState start, int[] goal, Func<GroundAction, bool> barred)
    {
        AdditiveHeuristic heuristic = new(problem, goal);
        PriorityQueue<Node, (int Estimate, int Order)> open = new();
        Dictionary<SearchState, int> best = new() { [start] = 0 };
        int order = 0, first = heuristic.Of(start);
        if (first < AdditiveHeuristic.Unreachable) open.Enqueue(new Node(start, null, null, 0), (first, order++));
        while (open.TryDequeue(out Node? node, out _))
        {
            if (goal.All(atom => node.State[atom])) return node.Steps();
            if (node.Cost > best[node.State]) continue;
            if (Expansions++ >= maxExpansions) return null;
            foreach (GroundAction action in problem.Actions)
            {
                if (!node.State.Allows(action) || barred(action)) continue;
                SearchState next = node.State.After(action);
                int cost = node.Cost + action.Schema.Cost;
                if (best.TryGetValue(next, out int known) && known <= cost) continue;
                int left = heuristic.Of(next);
                if (left >= AdditiveHeuristic.Unreachable) continue;
                best[next] = cost;
                // Ties go to what was found first, and actions are in order of name: the same problem gives the same plan.
                open.Enqueue(new Node(next, node, action, cost), (cost + (weight * left), order++));
            }
        }

        return null;
    }

    private sealed record Node(SearchState State, Node? Before, GroundAction? Action, int Cost)
    {
        public ImmutableArray<GroundAction> Steps()
        {
            Stack<GroundAction> steps = new();
            for (Node? node = this; node?.Action is { } action; node = node.Before) steps.Push(action);
            return [.. steps];
        }
    }
}
