using Grpc.Core;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Verifier;

/// <summary>What came over one stream ahead of the next judgement: the other end of <see cref="ScenesAhead"/>. Not thread-safe.</summary>
internal sealed class ScenesSeen
{
    /// <summary>More than any window has: whoever sends more without asking for a judgement is not the cortex that this is for.</summary>
    private const int Most = 1000;

    private readonly SceneReader _reader = new();
    private readonly List<SceneGraph> _seen = [];
    private string _monitor = "";

    /// <summary>Takes a scene that comes ahead; one that comes twice counts once.</summary>
    /// <exception cref="RpcException">Internal: one before it did not come, or there are too many. The stream ends then, and its caller begins anew with all.</exception>
    /// <exception cref="RoboticsException">InvalidArgument: it is no scene.</exception>
    public void Take(V1.JudgeRequest message)
    {
        if (message.Monitor != _monitor) _seen.Clear();
        _monitor = message.Monitor;
        if (message.Ahead <= _seen.Count) return;
        if (message.Ahead != _seen.Count + 1 || message.Scenes.Count != 1 || _seen.Count == Most) throw Lost();
        _seen.Add(_reader.FromWire(message.Scenes[0]));
    }

    /// <summary>The scenes of a request, those that came ahead of it before its own.</summary>
    /// <exception cref="RpcException">Internal: not all of them came.</exception>
    /// <exception cref="RoboticsException">InvalidArgument: one is no scene.</exception>
    public ImmutableArray<SceneGraph> Of(V1.JudgeRequest request)
    {
        if (request.Ahead > 0 && (request.Monitor != _monitor || request.Ahead != _seen.Count)) throw Lost();
        ImmutableArray<SceneGraph> all = [.. request.Ahead > 0 ? _seen : [], .. request.Scenes.Select(_reader.FromWire)];
        _seen.Clear();
        return all;
    }

    private static RpcException Lost() => new(new Status(StatusCode.Internal, "A scene was lost on the way."));
}
