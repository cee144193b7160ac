using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Jobs;

/// <summary>Hands out episodes so that a worker stays with the task it has loaded, and two workers share a task only when no other is left. Thread-safe.</summary>
internal sealed class EpisodeQueue
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(string Suite, int Task), Queue<EpisodeKey>> _waiting;
    private readonly HashSet<(string Suite, int Task)> _taken = [];

    public EpisodeQueue(IEnumerable<EpisodeKey> episodes) => _waiting = new(
        episodes.Order().GroupBy(k => (k.Suite, k.Task)).ToDictionary(g => g.Key, g => new Queue<EpisodeKey>(g)),
        Comparer<(string Suite, int Task)>.Create((a, b) => new EpisodeKey(a.Suite, a.Task, 0, 0).CompareTo(new EpisodeKey(b.Suite, b.Task, 0, 0))));

    /// <param name="last">The worker's last episode; null at first.</param>
    /// <returns>Null when nothing is left.</returns>
    public EpisodeKey? Take(EpisodeKey? last)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0) return null;
            (string Suite, int Task)? own = last is { } l ? (l.Suite, l.Task) : null;
            (string Suite, int Task) task = own is { } mine && _waiting.ContainsKey(mine)
                ? mine
                : _waiting.Keys.Select(k => ((string Suite, int Task)?)k).FirstOrDefault(k => !_taken.Contains(k!.Value)) ?? Longest();
            _taken.Add(task);
            EpisodeKey next = _waiting[task].Dequeue();
            if (_waiting[task].Count == 0) _waiting.Remove(task);
            return next;
        }
    }

    private (string Suite, int Task) Longest() => _waiting.MaxBy(w => w.Value.Count).Key;
}
