using Microsoft.Extensions.Logging;
using Robotics.Brainstem.RealTime;
using Robotics.Brainstem.Ros2.Messages.DiagnosticMsgs;
using Robotics.Brainstem.Ros2.Messages.LifecycleMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>A simulated arm as a ROS 2 robot: joint states, transforms, pictures, tracks and /clock out; streamed joint commands, planned moves and gripper goals in.</summary>
/// <remarks>The simulation advances in real time, times <see cref="RosServerOptions.Speed"/>, whether or not anybody commands it.</remarks>
public sealed partial class RosRobotServer : IDisposable
{
    /// <summary>Ticks that are caught up with at once, at most: a machine that is slower makes the robot's clock slower.</summary>
    private const int MostCatchUp = 5;

    /// <summary>Of the thread that the simulation runs on: below that of a servo loop on the same machine.</summary>
    private const int Priority = 70;

    /// <summary>Ticks between two of each kind of message.</summary>
    private const int TracksEvery = 2, DetectionsEvery = 10, JudgeEvery = 10, DiagnosticsEvery = 100;

    private readonly RosServerOptions _options;
    private readonly ISimulatedDriver _driver;
    private readonly IBodySensors _sensors;
    private readonly ITransport _transport;
    private readonly RosNode _node;
    private readonly RosClock _clock;
    private readonly Lifecycle _lifecycle;
    private readonly ParameterServices _parameters;
    private readonly ArmController _arm;
    private readonly TickSignal _ticks = new();
    private readonly CommandIntake _intake;
    private readonly TrajectoryServer _trajectories;
    private readonly GripperServer _gripper;
    private readonly StatePublisher _states;
    private readonly ObjectPublisher _objects;
    private readonly PicturePublisher _pictures;
    private readonly Publisher<DiagnosticArray> _diagnostics;
    private readonly TimeSpan _tick;
    private readonly int _periodsPerTick;
    private readonly int _pictureEvery;
    private long _count;
    private HoldCause _cause;

    /// <param name="driver">The simulated arm, which takes joint torques and has sensors; the caller keeps it.</param>
    /// <param name="options">How it is offered.</param>
    /// <exception cref="RoboticsException">MissingDependency: no transport is installed. Unsupported: the arm takes no joint torques. InvalidArgument: the speed.</exception>
    public RosRobotServer(ISimulatedDriver driver, RosServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(driver);
        ArgumentNullException.ThrowIfNull(options);
        if (!(options.Speed > 0) || !double.IsFinite(options.Speed)) throw RoboticsException.Invalid("The speed", options.Speed, "more than zero");
        BodyDescription body = driver.Describe();
        if (body.CommandType != CommandType.JointTorque || driver is not IBodySensors sensors)
            throw new RoboticsException(ErrorCode.Unsupported, $"A robot that takes {body.CommandType} cannot be served over ROS 2; served: {CommandType.JointTorque}, with sensors.");
        (_options, _driver, _sensors) = (options, driver, sensors);
        _tick = TimeSpan.FromSeconds(options.Robot.Ros2.PeriodSeconds);
        _periodsPerTick = ControlRate.StepsPer(_tick, body.ServoPeriod);
        _pictureEvery = Math.Max(1, (int)Math.Round(1 / (options.PictureRate * _tick.TotalSeconds)));
        _transport = RosTransports.Open(options.Log, Environment.GetEnvironmentVariable);
        _node = new RosNode(_transport, "robot", options.Arguments);
        _clock = new RosClock(_node, options.Clock);
        _lifecycle = new Lifecycle(_node, _clock);
        _parameters = new ParameterServices(_node);
        _arm = new ArmController(driver, options.Model);
        _states = new StatePublisher(_node, options.Robot, body);
        _objects = new ObjectPublisher(_node, options, body.Objects);
        _pictures = new PicturePublisher(_node, options, _states, driver);
        _diagnostics = _node.Publisher<DiagnosticArray>("/diagnostics", Qos.Default);
        _intake = new CommandIntake(_node, options.Robot.Ros2, _arm, new TrajectoryReader(body.Joints));
        _trajectories = new TrajectoryServer(_node, options, _clock, _arm, _ticks);
        _gripper = new GripperServer(_node, options, _clock, _arm, _ticks);
        _lifecycle.Become(State.PRIMARY_STATE_INACTIVE, "configure");
    }

    /// <summary>Why it holds still now.</summary>
    public HoldCause Holding => _cause;

    /// <summary>Full name of its node.</summary>
    public string Name => _node.FullName;

    /// <summary>Runs the simulation until cancelled, on a thread of its own: of real-time priority, as a robot's controller has it, where that is permitted and the speed leaves time for others.</summary>
    /// <exception cref="RoboticsException">Diverged: the simulator lost the state. Unsupported: not on Linux.</exception>
    public Task RunAsync(CancellationToken ct) => Task.Factory.StartNew(() => Run(ct), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Dispose()
    {
        _gripper.Dispose();
        _trajectories.Dispose();
        _intake.Dispose();
        _diagnostics.Dispose();
        _pictures.Dispose();
        _objects.Dispose();
        _states.Dispose();
        _parameters.Dispose();
        _lifecycle.Dispose();
        _clock.Dispose();
        _node.Dispose();
        _transport.Dispose();
        (_options.Model as IDisposable)?.Dispose();
    }

    private void Run(CancellationToken ct)
    {
        if (_options.Speed <= 1) LinuxClock.BecomeRealTime(Priority);
        PeriodicClock clock = new(_tick / _options.Speed);
        _lifecycle.Become(State.PRIMARY_STATE_ACTIVE, "activate");
        clock.Start();
        long missed = 0;
        while (!ct.IsCancellationRequested)
        {
            clock.Wait();
            long due = Math.Clamp(clock.Missed - missed, 1, MostCatchUp);
            missed = clock.Missed;
            for (long i = 0; i < due; i++) Tick();
        }

        _lifecycle.Become(State.PRIMARY_STATE_FINALIZED, "shutdown");
    }

    private void Tick()
    {
        for (int i = 0; i < _periodsPerTick; i++) _arm.Step();
        _count++;
        TimeSpan time = _arm.Time;
        if (_count % TracksEvery == 0) _objects.PublishTracks(_sensors.ReadTracks(), time);
        _states.Publish(_arm.State, time);
        if (_count % DetectionsEvery == 0) _objects.PublishDetections(_sensors.ReadTracks(), time);
        if (_count % _pictureEvery == 0) _pictures.Publish(_driver.Save, time);
        if (_count % JudgeEvery == 0) Judge(time, always: _count % DiagnosticsEvery == 0);
        _ticks.Pulse();
    }

    private void Judge(TimeSpan time, bool always)
    {
        (HoldCause cause, string reason) = _intake.Judge();
        bool changed = cause != _cause;
        _cause = cause;
        if (changed && cause != HoldCause.None) Log.Holds(_options.Log, cause, reason);
        if (!changed && !always) return;
        DiagnosticStatus status = new()
        {
            Level = cause switch { HoldCause.None => DiagnosticStatus.OK, HoldCause.CommandRefused => DiagnosticStatus.ERROR, _ => DiagnosticStatus.WARN },
            Name = $"{_node.Name}: controller",
            Message = cause == HoldCause.None ? "ok" : reason,
            HardwareId = _options.Robot.Body.RobotName,
            Values = [new() { Key = "cause", Value = cause.ToString() }, new() { Key = "commands_refused", Value = $"{_intake.Refused}" }],
        };
        DiagnosticArray message = new() { Status = [status] };
        message.Header.Stamp = time.ToTime();
        _diagnostics.Publish(message);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The robot holds ({Cause}): {Reason}")]
        public static partial void Holds(ILogger logger, HoldCause cause, string reason);
    }
}
