using Google.Protobuf;
using Robotics.Protos.Brainstem;
using Robotics.Protos.Calls;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Thalamus;

/// <summary>A perception in another process. Thread-safe.</summary>
public sealed class PerceptionClient : IPerception, IDisposable
{
    private readonly V1.ThalamusService.ThalamusServiceClient _client;
    private readonly DuplexClient<V1.PerceiveRequest, V1.PerceiveResponse, SceneReader> _scenes;

    private readonly Sighting? _sighting;

    /// <param name="channel">The thalamus's; the caller keeps it.</param>
    /// <param name="sighting">What the body told this process, to be handed on; null when it tells nothing.</param>
    public PerceptionClient(RegionChannel channel, Sighting? sighting = null)
    {
        ArgumentNullException.ThrowIfNull(channel);
        _sighting = sighting;
        _client = new(channel.Calls);
        _scenes = new(channel, () => _client.Perceive());
    }

    public async ValueTask<SceneGraph> BeginAsync(PerceptionContext task, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(task);
        V1.BeginPerceptionRequest request = new() { TaskId = task.TaskId, Seed = task.Seed };
        return new SceneReader().FromWire((await _client.BeginPerceptionAsync(request, cancellationToken: ct)).Scene);
    }

    public ValueTask<SceneGraph> PerceiveAsync(TaskStep at, CancellationToken ct)
    {
        V1.PerceiveRequest request = new() { At = at.ToWire(), Seen = _sighting?.Take() ?? ByteString.Empty };
        return _scenes.AskAsync(_ => request, (r, scenes) => scenes.FromWire(r.Scene), ct);
    }

    public void Dispose() => _scenes.Dispose();
}
