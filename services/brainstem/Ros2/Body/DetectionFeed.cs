using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Messages.VisionMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>What a detector saw last. Classes that the catalog does not know are left out, and told of once. Thread-safe.</summary>
internal sealed partial class DetectionFeed : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ObjectCatalog _catalog;
    private readonly ILogger _log;
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private readonly IDisposable _subscription;
    private ImmutableArray<SeenObject> _seen = [];

    public DetectionFeed(RosNode node, string topic, ObjectCatalog catalog, ILogger log)
    {
        (_catalog, _log) = (catalog, log);
        _subscription = node.Subscribe<Detection3DArray>(topic, Qos.Newest, Take);
    }

    public bool Any
    {
        get
        {
            lock (_gate) return !_seen.IsEmpty;
        }
    }

    /// <param name="bodyTime">Body time of a robot stamp.</param>
    public ImmutableArray<Detection> Read(Func<TimeSpan, TimeSpan> bodyTime)
    {
        ImmutableArray<SeenObject> seen;
        lock (_gate) seen = _seen;
        return [.. seen.Select(s => new Detection(_catalog.Describe(s.Class, "")!, s.Pose, s.Uncertainty, s.Score, bodyTime(s.Stamp)))];
    }

    public void Dispose() => _subscription.Dispose();

    private void Take(Detection3DArray message)
    {
        TimeSpan stamp = message.Header.Stamp.ToTimeSpan();
        ImmutableArray<SeenObject>.Builder known = ImmutableArray.CreateBuilder<SeenObject>();
        foreach (SeenObject thing in message.Detections.Select(d => SeenObject.Of(d, stamp)).OfType<SeenObject>())
        {
            if (_catalog.Describe(thing.Class, "") is not null) known.Add(thing);
            else if (_unknown.Add(thing.Class)) Log.UnknownClass(_log, thing.Class, string.Join(", ", _catalog.Classes));
        }

        lock (_gate) _seen = known.ToImmutable();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The detector sees objects of class '{Class}', which the catalog does not know; known: {Known}.")]
        public static partial void UnknownClass(ILogger logger, string @class, string known);
    }
}
