namespace Robotics.Cortex.Planning.Search;

/// <summary>h_add (Bonet and Geffner 2001): the cost of each goal atom as if nothing were ever undone, summed. Negative conditions are atoms of their own.</summary>
internal sealed class AdditiveHeuristic(GroundProblem problem, int[] goal)
{
    public const int Unreachable = int.MaxValue / 4;

    private readonly int[] _holds = new int[problem.Atoms.Length];
    private readonly int[] _fails = new int[problem.Atoms.Length];

    /// <summary>An estimate of the cost that is left; <see cref="Unreachable"/> when the goal can never hold.</summary>
    public int Of(SearchState state)
    {
        for (int atom = 0; atom < _holds.Length; atom++)
        {
            _holds[atom] = state[atom] ? 0 : Unreachable;
            _fails[atom] = state[atom] ? Unreachable : 0;
        }

        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (GroundAction action in problem.Actions)
            {
                int cost = Sum(action.Needs, _holds, Sum(action.Forbids, _fails, action.Schema.Cost));
                if (cost >= Unreachable) continue;
                changed |= Lower(action.Adds, _holds, cost);
                changed |= Lower(action.Deletes, _fails, cost);
            }
        }

        return Sum(goal, _holds, 0);
    }

    private static int Sum(int[] atoms, int[] costs, int start)
    {
        long sum = start;
        foreach (int atom in atoms) sum += costs[atom];
        return (int)Math.Min(sum, Unreachable);
    }

    private static bool Lower(int[] atoms, int[] costs, int cost)
    {
        bool lowered = false;
        foreach (int atom in atoms)
        {
            if (costs[atom] <= cost) continue;
            costs[atom] = cost;
            lowered = true;
        }

        return lowered;
    }
}
