using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Brainstem;
using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Cyclone;
using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Serving;
using Robotics.Brainstem.Ros2.Transport;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Ros2;
using Robotics.Robots;
using Robotics.Sim.Bodies;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Scenes;

namespace Robotics.Benchmarks.Servo;

/// <summary>A simulated ROS 2 robot with a camera, and an arm moved over ROS 2 by a commander that says that it is alive; any of the three can be taken away.</summary>
internal sealed class MovingCell : IAsyncDisposable
{
    private const string Camera = "watch", Sensor = "camera_" + Camera;

    /// <summary>A picture older than this stops the arm, s; the camera's own period is a hundredth.</summary>
    private const double OldestPicture = 0.07;

    private readonly IEpisode _episode;
    private readonly RosRobotServer _server;
    private readonly CycloneTransport _transport;
    private readonly RosNode _watcher;
    private readonly Publisher<CameraInfo> _pictures;
    private readonly ITransportSubscription _states;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private RosRobot? _robot;
    private ServoBody? _body;
    private CommandLease? _lease;
    private Task _alive = Task.CompletedTask;
    private Task<ChunkOutcome>? _moving;
    private volatile bool _sees = true, _lives = true;
    private long _lastPicture, _lastSign;

    private MovingCell()
    {
        Environment.SetEnvironmentVariable("ROS_DOMAIN_ID", RosPeer.Settings.Domain.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Environment.SetEnvironmentVariable("ROS_LOCALHOST_ONLY", "1");
        _episode = Suites.Scene("tabletop").Open(new SceneTask("move", "move", static _ => false), 0);
        RobotDefinition robot = Robot();
        _server = new RosRobotServer(_episode.Driver, new RosServerOptions { Robot = robot, Model = new MujocoRobotModel(robot), Log = NullLogger.Instance });
        _transport = new CycloneTransport(RosPeer.Settings, NullLogger.Instance);
        _watcher = new RosNode(_transport, "watcher");
        _pictures = _watcher.Publisher<CameraInfo>($"{Camera}/camera_info", Qos.SensorData);
        CameraInfo info = new() { Width = 64, Height = 64, K = [64, 0, 32, 0, 64, 32, 0, 0, 1] };
        _states = _watcher.Subscribe<JointState>(robot.Ros2.JointStates, Qos.Newest, state =>
        {
            if (!_sees) return;
            info.Header.Stamp = state.Header.Stamp;
            Volatile.Write(ref _lastPicture, TimeProvider.System.GetTimestamp());
            _pictures.Publish(info);
        });
        _serving = _server.RunAsync(_end.Token);
    }

    public ServoBody Body => _body!;

    public static async Task<MovingCell> StartAsync()
    {
        MovingCell cell = new();
        RobotDefinition robot = Robot();
        SafetyDescription safety = robot.Body.Safety with
        {
            Sensors = [new(Sensor, "s", -1, 3600)],
            Reflexes = [new("blind", Sensor, ReflexAction.Stop, Above: OldestPicture)],
        };
        robot = robot with { Body = robot.Body with { Safety = safety }, Ros2 = robot.Ros2 with { Cameras = [Camera] } };
        cell._robot = await RosRobot.ConnectAsync(
            new() { Robot = robot, Model = new MujocoRobotModel(robot), Catalog = ObjectCatalog.Load(RosTargetArguments.DefaultCatalog), Log = NullLogger.Instance }, CancellationToken.None);
        cell._body = new ServoBody(cell._robot, new MujocoRobotModel(robot), new ServoBodyOptions { RealTime = true, LeaseLifetime = RealTime.LeaseLifetime });
        return cell;
    }

    /// <summary>Returns when the arm moves.</summary>
    public async Task MoveAsync()
    {
        _lease = await Body.AcquireAsync("bench", CancellationToken.None);
        Observation now = await Body.ObserveAsync(ObservationRequest.Proprioception, CancellationToken.None);
        double[] rows = [.. Enumerable.Range(0, 400).SelectMany(i => new[] { i % 80 < 40 ? 0.3 : -0.3, 0, 0.1, 0, 0, 0, -1 })];
        _moving = Body.ExecuteAsync(
            _lease,
            new()
            {
                Space = Body.Description.ActionSpaces.First(s => s.Kind == ActionKind.OscPoseDelta),
                TaskId = "bench",
                SubgoalId = "bench",
                Epoch = _lease.Epoch,
                Sequence = 1,
                ComputedFrom = now.Time,
                FirstStep = now.Step,
                Values = [.. rows],
            },
            CancellationToken.None).AsTask();
        _alive = LiveAsync();
        using PeriodicTimer timer = new(RealTime.Heartbeat);
        while (now.TcpVelocity.Linear.Norm < 0.05 && await timer.WaitForNextTickAsync()) now = await Body.ObserveAsync(ObservationRequest.Proprioception, CancellationToken.None);
    }

    /// <summary>The robot says nothing from now on.</summary>
    /// <returns>When that was.</returns>
    public async Task<long> FallSilentAsync()
    {
        await _end.CancelAsync();
        await _serving;
        return TimeProvider.System.GetTimestamp();
    }

    /// <summary>No picture comes from now on.</summary>
    /// <returns>When the last one came.</returns>
    public long Blind()
    {
        _sees = false;
        return Volatile.Read(ref _lastPicture);
    }

    /// <summary>The commander does not say any more that it is alive.</summary>
    /// <returns>When it did last.</returns>
    public long Desert()
    {
        _lives = false;
        return Volatile.Read(ref _lastSign);
    }

    public async ValueTask DisposeAsync()
    {
        _lives = false;
        await _alive;
        await _end.CancelAsync();
        await _serving;
        if (_moving is not null) await _moving;
        _body?.Dispose();
        _robot?.Dispose();
        _states.Dispose();
        _pictures.Dispose();
        _watcher.Dispose();
        _transport.Dispose();
        _server.Dispose();
        _episode.Dispose();
        _end.Dispose();
    }

    private async Task LiveAsync()
    {
        using PeriodicTimer timer = new(RealTime.Heartbeat);
        while (_lives && await timer.WaitForNextTickAsync())
        {
            Volatile.Write(ref _lastSign, TimeProvider.System.GetTimestamp());
            await Body.RenewAsync(_lease!, pauses: false);
        }
    }

    private static RobotDefinition Robot() => RobotCatalog.Load(Suites.DefaultRobot);
}
