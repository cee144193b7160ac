using System.Globalization;
using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>The brain's node with everything that it hears from and says to one robot.</summary>
internal sealed partial class RosConnection : IDisposable
{
    /// <summary>How long is waited for what a robot may not have: cameras, a transform of its base.</summary>
    private static readonly TimeSpan OptionalPatience = TimeSpan.FromSeconds(1.5);

    private readonly ITransport _transport;
    private readonly RosRobotOptions _options;
    private readonly RosNode _node;
    private readonly SortedDictionary<string, CameraFeed> _cameras = new(StringComparer.Ordinal);

    public RosConnection(ITransport transport, RosRobotOptions options)
    {
        (_transport, _options) = (transport, options);
        RosInterface names = options.Robot.Ros2;
        _node = new RosNode(transport, "brain", options.Arguments);
        Joints = new JointStateFeed(_node, names.JointStates, [.. options.Robot.Body.Joints.Select(j => j.Name)], options.Robot.FingerJoints, options.Clock);
        Tracks = new TrackFeed(_node, names, options.Log);
        Detections = new DetectionFeed(_node, names.Detections, options.Catalog, options.Log);
        Transforms = new TransformBuffer(_node);
        Commands = new CommandStream(_node, names, [.. options.Robot.Body.Joints.Select(j => j.Name)]);
        Gripper = new GripperSender(_node, names.GripperAction, options.Robot.Body.Gripper, options.Log);
        Scalars = new ScalarFeed(_node, options.Robot.Body.Safety.Sensors, (name, now) => _cameras.TryGetValue(name, out CameraFeed? seen) ? seen.Age(now) : null, options.Clock);
        foreach (string camera in names.Cameras) _cameras[camera] = new CameraFeed(_node, camera, names.CompressedImages ? options.Decompress : null, options.Clock);
    }

    public RosNode Node => _node;

    public JointStateFeed Joints { get; }

    public TrackFeed Tracks { get; }

    public DetectionFeed Detections { get; }

    public TransformBuffer Transforms { get; }

    public CommandStream Commands { get; }

    public GripperSender Gripper { get; }

    public ScalarFeed Scalars { get; }

    /// <exception cref="RoboticsException">UnknownName: the robot has no such camera.</exception>
    public CameraFeed Camera(string name) =>
        _cameras.TryGetValue(name, out CameraFeed? camera) ? camera : throw RoboticsException.Unknown("camera", name, _cameras.Keys);

    /// <summary>Waits for the robot, and describes it with what it says.</summary>
    /// <exception cref="RoboticsException">Unavailable: a topic or action that is needed was not found.</exception>
    public async Task<BodyDescription> DescribeAsync(CancellationToken ct)
    {
        RosInterface names = _options.Robot.Ros2;
        await RequireAsync(() => Joints.Missing.IsEmpty, () => $"{_node.Resolve(names.JointStates)} does not tell of {string.Join(", ", Joints.Missing)}", ct);
        await RequireAsync(() => Commands.Matched > 0, () => $"no controller listens on {_node.Resolve(names.CommandTopic)}", ct);
        await RequireAsync(() => Gripper.Ready, () => Gripper.Obstacle ?? $"no server of the action {_node.Resolve(names.GripperAction)} is there", ct);
        if (_options.ObjectsFrom == ObjectSource.Tracks) await RequireAsync(() => !Tracks.Seen.IsEmpty, () => $"{_node.Resolve(names.Tracks)} tells of no object", ct);
        else await RequireAsync(() => Detections.Any, () => $"{_node.Resolve(names.Detections)} tells of no object of a known class", ct);
        await Waiting.UntilAsync(
            () => Transforms.Find(names.WorldFrame, names.BaseFrame) is not null && _cameras.Values.All(c => c.Describe(false) is not null),
            OptionalPatience, _options.Clock, ct);
        Pose? X_WB = Transforms.Find(names.WorldFrame, names.BaseFrame);
        if (X_WB is null) Log.NoBase(_options.Log, names.WorldFrame, names.BaseFrame);
        return Describe(X_WB ?? Pose.Identity);
    }

    public void Dispose()
    {
        foreach (CameraFeed camera in _cameras.Values) camera.Dispose();
        Scalars.Dispose();
        Gripper.Dispose();
        Commands.Dispose();
        Transforms.Dispose();
        Detections.Dispose();
        Tracks.Dispose();
        Joints.Dispose();
        _node.Dispose();
        _transport.Dispose();
    }

    private BodyDescription Describe(Pose X_WB)
    {
        BodyDescription robot = _options.Robot.Body;
        return robot with
        {
            BaseInWorld = X_WB,
            Workspace = InWorld(robot.Workspace, X_WB),
            CommandType = CommandType.JointPosition,
            ServoPeriod = TimeSpan.FromSeconds(_options.Robot.Ros2.PeriodSeconds),
            Cameras = [.. _cameras.Select(c => c.Value.Describe(robot.Cameras.Any(r => r.Name == c.Key && r.OnHand))).OfType<CameraDescription>()],
            Objects = _options.ObjectsFrom == ObjectSource.Tracks ? [.. Tracks.Seen.Select(o => Describe(o.Id, o.Class))] : [],
            Privileged = RosClock.UsesSimTime(_node),
        };
    }

    private ObjectDescription Describe(string id, string objectClass) => _options.Catalog.Describe(objectClass, id)
        ?? throw RoboticsException.Unknown("class of object in the catalog", objectClass, _options.Catalog.Classes);

    private async Task RequireAsync(Func<bool> holds, Func<string> otherwise, CancellationToken ct)
    {
        if (await Waiting.UntilAsync(holds, _options.Patience, _options.Clock, ct)) return;
        string nodes = _node.Nodes.Length > 1 ? $"Nodes seen: {string.Join(", ", _node.Nodes)}." : "No other node is seen.";
        throw new RoboticsException(
            ErrorCode.Unavailable,
            string.Create(CultureInfo.InvariantCulture, $"The robot was not found within {_options.Patience.TotalSeconds} s: {otherwise()}. {nodes}"));
    }

    private static Box InWorld(Box box, Pose X_WB) =>
        ConvexShape.Box((box.Max - box.Min) * 0.5).BoundsAt(X_WB * new Pose((box.Max + box.Min) * 0.5, Rotation.Identity));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "No transform from {World} to {Base} was published: the arm's base is taken for the world's origin.")]
        public static partial void NoBase(ILogger logger, string world, string @base);
    }
}
