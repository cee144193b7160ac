using Robotics.Protos.Mapping;

namespace Robotics.Protos.Verifier;

/// <summary>What the verifier was shown over one stream ahead of the next judgement. Not thread-safe.</summary>
internal sealed class ScenesAhead
{
    private readonly SceneWriter _writer = new();
    private readonly List<SceneGraph> _shown = [];
    private string _monitor = "";

    /// <summary>The message that shows a scene.</summary>
    public V1.JudgeRequest Show(MonitorSession monitor, SceneGraph scene)
    {
        if (monitor.Id != _monitor) _shown.Clear();
        _monitor = monitor.Id;
        _shown.Add(scene);
        return new() { Monitor = monitor.Id, Ahead = _shown.Count, Scenes = { _writer.ToWire(scene) } };
    }

    /// <summary>The request for a judgement, with the scenes that were not shown.</summary>
    public V1.JudgeRequest Judge(MonitorSession monitor, ImmutableArray<SceneGraph> scenes)
    {
        V1.JudgeRequest request = new() { Monitor = monitor.Id, Ahead = monitor.Id == _monitor && BeginsWithShown(scenes) ? _shown.Count : 0 };
        _shown.Clear();
        foreach (SceneGraph scene in scenes.AsSpan()[request.Ahead..]) request.Scenes.Add(_writer.ToWire(scene));
        return request;
    }

    private bool BeginsWithShown(ImmutableArray<SceneGraph> scenes)
    {
        if (scenes.Length < _shown.Count) return false;
        for (int i = 0; i < _shown.Count; i++)
        {
            if (!ReferenceEquals(scenes[i], _shown[i])) return false;
        }

        return true;
    }
}
