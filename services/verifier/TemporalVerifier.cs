using System.Collections.Concurrent;

namespace Robotics.Verifier;

/// <summary>Judges subgoals by monitors over a sliding window of scenes. It sees scenes only, never a benchmark's success.</summary>
/// <remarks>Thread-safe between monitors; one monitor is judged by one caller at a time.</remarks>
public sealed class TemporalVerifier : IVerifier
{
    private readonly ConcurrentDictionary<string, Monitor> _monitors = new(StringComparer.Ordinal);
    private long _begun;

    public ValueTask<MonitorSession> BeginAsync(Subgoal subgoal, DurationModel expected, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subgoal);
        string id = $"{subgoal.Id}/{Interlocked.Increment(ref _begun)}";
        _monitors[id] = new Monitor(subgoal, expected);
        return ValueTask.FromResult(new MonitorSession(id));
    }

    public ValueTask<Verdict> JudgeAsync(MonitorSession monitor, ImmutableArray<SceneGraph> newScenes, CancellationToken ct)
    {
        if (!_monitors.TryGetValue(monitor.Id, out Monitor? found))
            throw RoboticsException.Unknown("monitor", monitor.Id, _monitors.Keys);
        foreach (SceneGraph scene in newScenes) found.See(scene);
        return ValueTask.FromResult(found.Judge());
    }

    public ValueTask EndAsync(MonitorSession monitor, CancellationToken ct)
    {
        _monitors.TryRemove(monitor.Id, out _);
        return ValueTask.CompletedTask;
    }
}
