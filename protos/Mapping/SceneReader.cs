namespace Robotics.Protos.Mapping;

/// <summary>Reads the scenes of one stream, or of one message, in the order in which <see cref="SceneWriter"/> wrote them. Not thread-safe.</summary>
internal sealed class SceneReader
{
    private readonly Dictionary<int, ObjectDescription> _descriptions = [];
    private (ImmutableArray<RegionDescription> Places, Viewpoint Viewpoint) _frame = ([], Viewpoint.Base);
    private int _frames;

    /// <exception cref="RoboticsException">InvalidArgument: a part is missing, or a number was not written before.</exception>
    public SceneGraph FromWire(V1.SceneGraph? message)
    {
        V1.SceneGraph scene = message.Present("a.scene");
        foreach (V1.NumberedDescription added in scene.NewDescriptions) _descriptions[added.Number] = added.Description.FromWire();
        if (scene.NewFrame is { } frame)
        {
            _frame = ([.. frame.Places.Select(p => p.FromWire())], frame.Viewpoint.FromWire());
            _frames = scene.Frame;
        }

        if (scene.Frame != _frames) throw RoboticsException.Invalid("The frame of a scene", scene.Frame, $"the last one written, {_frames}");
        return new()
        {
            At = scene.At.FromWire(),
            Objects = [.. scene.Objects.Select(FromWire)],
            Places = _frame.Places,
            Robot = FromWire(scene.Robot.Present()),
            Viewpoint = _frame.Viewpoint,
            Privileged = scene.Privileged,
        };
    }

    private SceneObject FromWire(V1.SceneObject thing) => new()
    {
        Description = _descriptions.TryGetValue(thing.Description, out ObjectDescription? description)
            ? description
            : throw RoboticsException.Invalid("The description of an object", thing.Description, "a number written before"),
        Pose = thing.Pose.FromWire(),
        ArticulationPositions = [.. thing.ArticulationPosition],
        Uncertainty = thing.Uncertainty.FromWire(),
        HeldBy = thing.HasHeldBy ? thing.HeldBy : null,
        LastSeen = thing.LastSeenNs.ToTime(),
        Confidence = thing.Confidence,
        Source = thing.Source,
    };

    private static RobotState FromWire(V1.RobotState robot) => new()
    {
        JointPositions = [.. robot.JointPositionRad],
        TcpInWorld = robot.TcpInWorld.FromWire(),
        GripperWidth = robot.GripperWidthM,
        Holding = robot.HasHolding ? robot.Holding : null,
    };
}
