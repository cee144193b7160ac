using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Messages.VisionMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>The newest poses of tracked objects. Thread-safe.</summary>
internal sealed class TrackFeed : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, SeenObject> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _joints = new(StringComparer.Ordinal);
    private readonly IDisposable _poses;
    private readonly IDisposable _jointStates;

    public TrackFeed(RosNode node, RosInterface names)
    {
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
            foreach (Detection3D detection in message.Detections) _objects[detection.Id] = SeenObject.Of(detection, message.Header.Stamp.ToTimeSpan());
        }
    }

    private void Take(JointState message)
    {
        lock (_gate)
        {
            for (int i = 0; i < message.Name.Length && i < message.Position.Length; i++) _joints[message.Name[i]] = message.Position[i];
        }
    }
}
