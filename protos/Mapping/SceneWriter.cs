namespace Robotics.Protos.Mapping;

/// <summary>Writes the scenes of one stream, or of one message: what a scene before held already is named by its number. Not thread-safe.</summary>
internal sealed class SceneWriter
{
    /// <summary>Descriptions after which numbering starts anew, so that a stream may live for ever.</summary>
    private const int MaxDescriptions = 4096;

    private readonly Dictionary<ObjectDescription, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private (ImmutableArray<RegionDescription> Places, Viewpoint Viewpoint)? _frame;
    private int _frames;

    public V1.SceneGraph ToWire(SceneGraph scene)
    {
        V1.SceneGraph message = new() { At = scene.At.ToWire(), Robot = ToWire(scene.Robot), Privileged = scene.Privileged };
        if (_numbers.Count > MaxDescriptions) _numbers.Clear();
        foreach (SceneObject thing in scene.Objects) message.Objects.Add(ToWire(thing, message));
        if (_frame is not { } frame || frame.Places != scene.Places || frame.Viewpoint != scene.Viewpoint)
        {
            _frame = (scene.Places, scene.Viewpoint);
            _frames++;
            message.NewFrame = new V1.SceneFrame { Viewpoint = scene.Viewpoint.ToWire() };
            message.NewFrame.Places.AddRange(scene.Places.Select(ObjectMapping.ToWire));
        }

        message.Frame = _frames;
        return message;
    }

    private V1.SceneObject ToWire(SceneObject thing, V1.SceneGraph scene)
    {
        if (!_numbers.TryGetValue(thing.Description, out int number))
        {
            _numbers[thing.Description] = number = _numbers.Count;
            scene.NewDescriptions.Add(new V1.NumberedDescription { Number = number, Description = thing.Description.ToWire() });
        }

        V1.SceneObject message = new()
        {
            Description = number,
            Pose = thing.Pose.ToWire(),
            Uncertainty = thing.Uncertainty.ToWire(),
            LastSeenNs = thing.LastSeen.ToNanoseconds(),
            Confidence = thing.Confidence,
            Source = thing.Source,
        };
        if (thing.HeldBy is { } holder) message.HeldBy = holder;
        message.ArticulationPosition.AddRange(thing.ArticulationPositions);
        return message;
    }

    private static V1.RobotState ToWire(RobotState robot)
    {
        V1.RobotState message = new() { TcpInWorld = robot.TcpInWorld.ToWire(), GripperWidthM = robot.GripperWidth };
        if (robot.Holding is { } held) message.Holding = held;
        message.JointPositionRad.AddRange(robot.JointPositions);
        return message;
    }
}
