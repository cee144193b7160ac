using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Messages.VisionMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>The newest poses of tracked objects. One that is no pose is left out, and told of once: the object is then where it was seen last. Thread-safe.</summary>
internal sealed partial class TrackFeed : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, SeenObject> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _joints = new(StringComparer.Ordinal);
    private readonly IDisposable _poses;
    private readonly IDisposable _jointStates;
    private readonly ILogger _log;
    private bool _told;

    public TrackFeed(RosNode node, RosInterface names, ILogger log)
    {
        _log = log;
        _poses = node.Subscribe<Detection3DArray>(names.Tracks, Qos.Newest, Take);
        _jointStates = node.Subscribe<JointState>(names.TrackJoints, Qos.Newest, Take);
    }

    /// <summary>Id and class of what has been seen, in ordinal order of id.</summary>
    public ImmutableArray<(string Id, string Class)> Seen
    {
        get
        {
            lock (_gate) return [.. _objects.Select(o => (o.Key, o.Value.Class))];
        }
    }

    /// <summary>The tracks of the described objects that have been seen, in their order.</summary>
    /// <param name="objects">The described ones.</param>
    /// <param name="bodyTime">Body time of a robot stamp.</param>
    public ImmutableArray<Track> Read(ImmutableArray<ObjectDescription> objects, Func<TimeSpan, TimeSpan> bodyTime)
    {
        lock (_gate)
        {
            ImmutableArray<Track>.Builder tracks = ImmutableArray.CreateBuilder<Track>(objects.Length);
            foreach (ObjectDescription thing in objects)
            {
                if (!_objects.TryGetValue(thing.Id, out SeenObject? seen)) continue;
                tracks.Add(new Track(thing.Id, seen.Pose, [.. thing.Articulations.Select(a => _joints.GetValueOrDefault($"{thing.Id}/{a.Label}"))], bodyTime(seen.Stamp), "ros2")
                {
                    Uncertainty = seen.Uncertainty,
                });
            }

            return tracks.ToImmutable();
        }
    }

    public void Dispose()
    {
        _poses.Dispose();
        _jointStates.Dispose();
    }

    private void Take(Detection3DArray message)
    {
        lock (_gate)
        {
            foreach (Detection3D detection in message.Detections)
            {
                if (SeenObject.Of(detection, message.Header.Stamp.ToTimeSpan()) is { } seen) _objects[detection.Id] = seen;
                else LeaveOut(detection.Id);
            }
        }
    }

    private void Take(JointState message)
    {
        lock (_gate)
        {
            for (int i = 0; i < message.Name.Length && i < message.Position.Length; i++)
            {
                if (double.IsFinite(message.Position[i])) _joints[message.Name[i]] = message.Position[i];
                else LeaveOut(message.Name[i]);
            }
        }
    }

    private void LeaveOut(string name)
    {
        if (!_told) Log.NoPose(_log, name);
        _told = true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What the tracks tell of {Name} is no pose and was left out; later ones are left out without a word.")]
        public static partial void NoPose(ILogger logger, string name);
    }
}
