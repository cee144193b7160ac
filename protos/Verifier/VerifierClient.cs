using System.Collections.Concurrent;
using Robotics.Protos.Calls;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Verifier;

/// <summary>A verifier in another process. Thread-safe.</summary>
public sealed class VerifierClient : IVerifier, IDisposable
{
    private readonly V1.VerifierService.VerifierServiceClient _client;
    private readonly ConcurrentDictionary<string, bool> _begun = new(StringComparer.Ordinal);
    private readonly DuplexClient<V1.JudgeRequest, V1.JudgeResponse, ScenesAhead> _verdicts;

    /// <param name="channel">The verifier's; the caller keeps it.</param>
    public VerifierClient(RegionChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        _client = new(channel.Calls);
        _verdicts = new(channel, () => _client.Judge());
    }

    public async ValueTask<MonitorSession> BeginAsync(Subgoal subgoal, DurationModel expected, CancellationToken ct)
    {
        V1.BeginMonitorRequest request = new() { Subgoal = subgoal.ToWire(), Expected = expected.ToWire() };
        MonitorSession begun = new((await _client.BeginMonitorAsync(request, cancellationToken: ct)).Monitor);
        _begun[begun.Id] = true;
        return begun;
    }

    public void ShowAhead(MonitorSession monitor, SceneGraph scene) => _ = _verdicts.TellAsync(scenes => scenes.Show(monitor, scene));

    public async ValueTask<Verdict> JudgeAsync(MonitorSession monitor, ImmutableArray<SceneGraph> newScenes, CancellationToken ct)
    {
        try
        {
            return await _verdicts.AskAsync(scenes => scenes.Judge(monitor, newScenes), (r, _) => r.Verdict.FromWire(), ct);
        }
        catch (RoboticsException e) when (e.Code == ErrorCode.UnknownName && _begun.ContainsKey(monitor.Id))
        {
            // A monitor that was begun, not ended, and is not known any more.
            throw new RoboticsException(ErrorCode.Unavailable, $"The verifier has restarted and lost the monitor {monitor.Id}.", e);
        }
    }

    public async ValueTask EndAsync(MonitorSession monitor, CancellationToken ct)
    {
        _begun.TryRemove(monitor.Id, out _);
        await _client.EndMonitorAsync(new() { Monitor = monitor.Id }, cancellationToken: ct);
    }

    public void Dispose() => _verdicts.Dispose();
}
