using Robotics.Brainstem.RealTime;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>Driver <c>ros2</c>: any robot that publishes its joint states and takes streamed joint positions. Nothing here knows whether it is simulated.</summary>
/// <remarks>
/// Body time counts the servo periods that were played: it stands still while nothing is commanded, as the arm does, and the age of what the robot says is
/// measured on the robot's own clock. A robot that says nothing for <see cref="RosRobotOptions.Silence"/> is lost; it may be found again, restarted or not.
/// </remarks>
public sealed class RosRobot : IRobotDriver, IBodySensors, IScalarSensors, IRestingDriver, IDisposable
{
    private readonly RosRobotOptions _options;
    private readonly RosConnection _connection;
    private readonly BodyDescription _body;
    private readonly TimeSpan _period;
    private readonly double[] _jacobian;
    private long _periods;
    private TimeSpan? _next;

    internal RosRobot(RosRobotOptions options, RosConnection connection, BodyDescription body)
    {
        (_options, _connection, _body, _period) = (options, connection, body, body.ServoPeriod);
        _jacobian = new double[6 * body.Joints.Length];
    }

    public bool Resting { get; set; }

    /// <summary>The frame of object poses.</summary>
    internal string WorldFrame => _options.Robot.Ros2.WorldFrame;

    internal TimeProvider Clock => _options.Clock;

    internal Nodes.RosNode Node => _connection.Node;

    internal RosConnection Connection => _connection;

    /// <summary>Joins the ROS graph, finds the robot and asks it what there is to know.</summary>
    /// <exception cref="RoboticsException">MissingDependency: no transport is installed. Unavailable: the robot, its gripper or its tracks were not found; the message names the topic.</exception>
    public static async Task<RosRobot> ConnectAsync(RosRobotOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        ITransport transport = RosTransports.Open(options.Log, Environment.GetEnvironmentVariable);
        RosConnection connection = new(transport, options);
        try
        {
            return new RosRobot(options, connection, await connection.DescribeAsync(ct));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public BodyDescription Describe() => _body;

    public void Read(ref BodyState state)
    {
        _connection.Joints.CopyTo(ref state);
        Pose X_BT = _options.Model.Forward(state.Position, _jacobian);
        state.TcpInWorld = _body.BaseInWorld * X_BT;
        state.TcpVelocity = TcpVelocity(state.Velocity);
        state.Time = BodyTime;
    }

    public void Write(in ServoCommand command)
    {
        if (command.Type != CommandType.JointPosition) throw RoboticsException.Invalid("The type of a command", command.Type, nameof(CommandType.JointPosition));
        _connection.Commands.Send(command.Values);
        if (Resting) _connection.Gripper.Keep(command.Gripper);
        else _connection.Gripper.Send(command.Gripper);
    }

    public StepResult WaitNextPeriod()
    {
        TimeSpan now = _connection.Joints.Stamp ?? TimeSpan.Zero;
        TimeSpan slack = _period / 4;

        // One stray stamp, far ahead, must not set the pace of what comes after it.
        TimeSpan due = _next is { } next && next > now - _period && next <= now + (2 * _period) ? next : now + _period;
        if (_connection.Joints.WaitFor(due - slack, _options.Silence) is not { } stamp)
        {
            _next = null;
            _connection.Commands.BeginAnew();
            _connection.Gripper.Forget();
            return StepResult.Lost;
        }

        if (!Resting) _periods++;
        bool late = stamp > due + (2 * slack);
        _next = (late ? stamp : due) + _period;
        return late ? StepResult.Late : StepResult.Ok;
    }

    public bool TryRead(int sensor, out double raw, out TimeSpan time)
    {
        bool known = _connection.Scalars.TryRead(sensor, _connection.Joints.Stamp, out raw, out TimeSpan age);
        time = BodyTime > age ? BodyTime - age : TimeSpan.Zero;
        return known;
    }

    public ImmutableArray<Track> ReadTracks() => _connection.Tracks.Read(_body.Objects, ToBodyTime);

    public ImmutableArray<Detection> ReadDetections() => _connection.Detections.Read(ToBodyTime);

    public CameraFrame Capture(CameraRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Depth || request.Segmentation)
            throw new RoboticsException(ErrorCode.Unsupported, $"Depth and segmentation are not read over ROS 2; asked for of {request.Camera}.");
        CameraFeed camera = _connection.Camera(request.Camera);
        (DecodedPicture picture, TimeSpan stamp) = camera.Capture(request.Width, request.Height);
        CameraDescription described = _body.Cameras.First(c => c.Name == request.Camera);
        return new CameraFrame
        {
            Camera = request.Camera,
            Width = picture.Width,
            Height = picture.Height,
            Rgb = picture.Rgb,
            FocalLength = picture.Height / (2 * Math.Tan(described.VerticalFovRad / 2)),
            CameraInWorld = _connection.Transforms.Find(_options.Robot.Ros2.WorldFrame, camera.Frame) ?? Pose.Identity,
            Time = ToBodyTime(stamp),
        };
    }

    public void Dispose()
    {
        _connection.Dispose();
        (_options.Model as IDisposable)?.Dispose();
    }

    private TimeSpan BodyTime => _periods * _period;

    private TimeSpan ToBodyTime(TimeSpan stamp)
    {
        TimeSpan age = (_connection.Joints.Stamp ?? stamp) - stamp;
        return age > TimeSpan.Zero ? BodyTime - age : BodyTime;
    }

    private Twist TcpVelocity(ReadOnlySpan<double> velocity)
    {
        Span<double> twist = stackalloc double[6];
        for (int i = 0; i < 6; i++)
        {
            double sum = 0;
            for (int j = 0; j < velocity.Length; j++) sum += _jacobian[(i * velocity.Length) + j] * velocity[j];
            twist[i] = sum;
        }

        Rotation R_WB = _body.BaseInWorld.Rotation;
        return new(R_WB * new Vec3(twist[0], twist[1], twist[2]), R_WB * new Vec3(twist[3], twist[4], twist[5]));
    }
}
