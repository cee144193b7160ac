using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Messages.StdMsgs;
using Robotics.Brainstem.Ros2.Messages.VisionMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>Object poses of the served scene: tracks with ids, exact; and what a detector would say, without ids, with noise.</summary>
internal sealed class ObjectPublisher : IDisposable
{
    private readonly RosServerOptions _options;
    private readonly ImmutableArray<ObjectDescription> _objects;
    private readonly RandomStream _noise;
    private readonly Publisher<Detection3DArray> _tracks;
    private readonly Publisher<JointState> _joints;
    private readonly Publisher<Detection3DArray>? _detections;

    public ObjectPublisher(RosNode node, RosServerOptions options, ImmutableArray<ObjectDescription> objects)
    {
        (_options, _objects) = (options, objects);
        _noise = new RandomStream(options.Seed, 0, "detections");
        _tracks = node.Publisher<Detection3DArray>(options.Robot.Ros2.Tracks, Qos.Default);
        _joints = node.Publisher<JointState>(options.Robot.Ros2.TrackJoints, Qos.Default);
        if (options.Detections is not null) _detections = node.Publisher<Detection3DArray>(options.Robot.Ros2.Detections, Qos.Default);
    }

    public void PublishTracks(ImmutableArray<Track> tracks, TimeSpan time)
    {
        _tracks.Publish(new() { Header = Header(time), Detections = [.. tracks.Select((t, i) => Detection(_objects[i], t.Id, t.Pose, t.Uncertainty, time))] });
        (string Name, double Position)[] joints =
        [
            .. tracks.SelectMany((t, i) => _objects[i].Articulations.Zip(t.ArticulationPositions, (a, p) => ($"{t.Id}/{a.Label}", p))),
        ];
        if (joints.Length > 0) _joints.Publish(new() { Header = Header(time), Name = [.. joints.Select(j => j.Name)], Position = [.. joints.Select(j => j.Position)] });
    }

    public void PublishDetections(ImmutableArray<Track> tracks, TimeSpan time)
    {
        if (_detections is null || _detections.Matched == 0) return;
        PoseUncertainty noise = _options.Detections!.Value;
        _detections.Publish(new()
        {
            Header = Header(time),
            Detections = [.. tracks.Select((t, i) => Detection(_objects[i], "", Noisy(t.Pose, noise), noise, time))],
        });
    }

    public void Dispose()
    {
        _detections?.Dispose();
        _joints.Dispose();
        _tracks.Dispose();
    }

    private Header Header(TimeSpan time) => new() { Stamp = time.ToTime(), FrameId = _options.Robot.Ros2.WorldFrame };

    private Detection3D Detection(ObjectDescription thing, string id, Core.Geometry.Pose pose, PoseUncertainty uncertainty, TimeSpan time)
    {
        ObjectHypothesisWithPose result = new();
        (result.Hypothesis.ClassId, result.Hypothesis.Score) = (ObjectCatalog.ClassOf(thing), 1);
        (result.Pose.Pose, result.Pose.Covariance) = (pose.ToMessage(), SeenObject.Covariance(uncertainty));
        Box bounds = Box.Empty;
        foreach (ConvexPart part in thing.Parts) bounds = bounds.Join(part.Shape.BoundsAt(part.PoseInObject));
        Vec3 size = thing.Parts.IsEmpty ? Vec3.Zero : bounds.Max - bounds.Min;
        return new()
        {
            Header = Header(time),
            Id = id,
            Results = [result],
            Bbox = new() { Center = pose.ToMessage(), Size = new() { X = size.X, Y = size.Y, Z = size.Z } },
        };
    }

    private Core.Geometry.Pose Noisy(Core.Geometry.Pose pose, PoseUncertainty noise)
    {
        Vec3 shift = new(_noise.NextGaussian() * noise.Position, _noise.NextGaussian() * noise.Position, _noise.NextGaussian() * noise.Position);
        Vec3 turn = new(_noise.NextGaussian() * noise.Orientation, _noise.NextGaussian() * noise.Orientation, _noise.NextGaussian() * noise.Orientation);
        Rotation turned = turn == Vec3.Zero ? pose.Rotation : (Rotation.FromRotationVector(turn) * pose.Rotation).Normalized();
        return new(pose.Position + shift, turned);
    }
}
