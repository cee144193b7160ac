namespace Robotics.Cortex.EmbodiedBench.Navigation;

/// <summary>Where a robot that does not see has been, in its own moves, and where it was blocked; and the way to the nearest place that is new.</summary>
/// <remarks>Cells are one move wide; x is to the right and y ahead, as the robot stood at the beginning.</remarks>
internal sealed class BlindWalk
{
    private const int Farthest = 12;

    /// <summary>How much nearer a cell ahead counts for each move that it is ahead, in moves.</summary>
    private const double AheadWeight = 0.9;
    private const double SideWeight = 0.45;

    private static readonly (int X, int Y)[] Steps = [(0, 1), (1, 0), (0, -1), (-1, 0)];

    private readonly HashSet<(int X, int Y)> _visited = [(0, 0)];
    private readonly HashSet<(int X, int Y, int Way)> _blocked = [];
    private (int X, int Y) _at;
    private int _heading;

    /// <summary>Takes a move in. Ways: 0 ahead, 1 right, 2 back, 3 left.</summary>
    public void Moved(int way, bool failed)
    {
        int absolute = (_heading + way) % 4;
        if (failed)
        {
            _blocked.Add((_at.X, _at.Y, absolute));
            return;
        }

        _at = Next(_at, absolute);
        _visited.Add(_at);
    }

    /// <summary>Takes a turn in: quarter turns to the right.</summary>
    public void Turned(int quarters) => _heading = (_heading + quarters + 4) % 4;

    /// <summary>The next ways to move, at most <paramref name="most"/>, from new cell to new cell.</summary>
    /// <param name="most">How many.</param>
    /// <param name="side">+1 when the target is said to be on the right, −1 on the left, 0 when nothing is said.</param>
    /// <param name="behind">Whether it is said to be behind.</param>
    public ImmutableArray<int> Ways(int most, int side, bool behind)
    {
        List<int> ways = [];
        HashSet<(int, int)> visited = [.. _visited];
        (int X, int Y) at = _at;
        while (ways.Count < most && Path(at, visited, side, behind) is { Count: > 0 } path)
        {
            foreach (int absolute in path)
            {
                at = Next(at, absolute);
                visited.Add(at);
                ways.Add((absolute - _heading + 4) % 4);
            }
        }

        return [.. ways.Take(most)];
    }

    /// <summary>The way to the best cell that is new, breadth first.</summary>
    private List<int>? Path((int X, int Y) from, HashSet<(int, int)> visited, int side, bool behind)
    {
        Dictionary<(int X, int Y), (int Length, (int X, int Y) Before, int Way)> reached = new() { [from] = (0, from, -1) };
        Queue<(int X, int Y)> open = new([from]);
        ((int X, int Y) Cell, double Cost)? best = null;
        while (open.TryDequeue(out (int X, int Y) cell))
        {
            int length = reached[cell].Length;
            if (!visited.Contains(cell))
            {
                double ahead = (behind ? -1 : 1) * (cell.Y - from.Y), aside = side * (cell.X - from.X);
                double cost = length - (AheadWeight * ahead) - (SideWeight * aside);
                if (best is null || cost < best.Value.Cost) best = (cell, cost);
                continue;
            }

            if (length >= Farthest) continue;
            for (int way = 0; way < 4; way++)
            {
                (int X, int Y) next = Next(cell, way);
                if (!_blocked.Contains((cell.X, cell.Y, way)) && reached.TryAdd(next, (length + 1, cell, way))) open.Enqueue(next);
            }
        }

        if (best is null) return null;
        List<int> path = [];
        for ((int X, int Y) at = best.Value.Cell; reached[at].Way >= 0; at = reached[at].Before) path.Insert(0, reached[at].Way);
        return path;
    }

    private static (int X, int Y) Next((int X, int Y) cell, int way) => (cell.X + Steps[way].X, cell.Y + Steps[way].Y);
}
