namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>The joint controller of the served robot: setpoints → torques on the simulated arm, by computed torque. What a real arm has as firmware.</summary>
/// <remarks>Commands may come from any thread; everything else belongs to the simulation loop.</remarks>
internal sealed class ArmController
{
    /// <summary>Kp of the setpoint, s⁻²; critically damped. Stiff, as a position-controlled arm is.</summary>
    private const double Stiffness = 1600;

    private readonly ISimulatedDriver _driver;
    private readonly IRobotModel _model;
    private readonly BodyDescription _body;
    private readonly SetpointFollower _follower;
    private readonly double[] _mass;
    private readonly double[] _bias;
    private readonly double[] _torque;
    private readonly double[] _jacobian;
    private readonly double _periodSeconds;
    private readonly Lock _gate = new();
    private BodyState _state;
    private ImmutableArray<SetpointGoal>? _pending;
    private double _gripper = -1;
    private long _periods;
    private long _commands;

    public ArmController(ISimulatedDriver driver, IRobotModel model)
    {
        (_driver, _model, _body) = (driver, model, driver.Describe());
        int n = _body.Joints.Length;
        (_mass, _bias, _torque, _jacobian) = (new double[n * n], new double[n], new double[n], new double[6 * n]);
        _state = new BodyState(n);
        _driver.Read(ref _state);
        _follower = new SetpointFollower(_body.Joints, _state.Position);
        _periodSeconds = _body.ServoPeriod.TotalSeconds;
    }

    public ref readonly BodyState State => ref _state;

    /// <summary>Robot time.</summary>
    public TimeSpan Time => _periods * _body.ServoPeriod;

    /// <summary>Whether a motion broke off since the last command.</summary>
    public bool BrokeOff => _follower.BrokeOff;

    public ReadOnlySpan<double> Setpoint => _follower.Position;

    /// <summary>Whether points are left to go through. What is pending first: it may be taken up between the two looks.</summary>
    public bool Busy => Pending || _follower.Busy;

    /// <summary>Counts the commands: one that has grown since has replaced what was followed.</summary>
    public long Commands => Interlocked.Read(ref _commands);

    /// <param name="goals">Points with their times from now, s.</param>
    /// <returns>The command's number.</returns>
    public long Follow(ImmutableArray<SetpointGoal> goals)
    {
        lock (_gate)
        {
            _pending = goals;
            return ++_commands;
        }
    }

    /// <param name="command">−1 open … +1 closed.</param>
    public void Grip(double command)
    {
        lock (_gate) _gripper = Math.Clamp(command, -1, 1);
    }

    /// <summary>One servo period.</summary>
    /// <exception cref="RoboticsException">Diverged: the simulator lost the state.</exception>
    public void Step()
    {
        double gripper = Take();
        _periods++;
        _follower.Step(_periods * _periodSeconds, _periodSeconds);
        _model.Forward(_state.Position, _jacobian);
        _model.Dynamics(_state.Position, _state.Velocity, _mass, _bias);
        OscState arm = new()
        {
            Position = Vec3.Zero,
            Orientation = Axes.Of(Rotation.Identity),
            Velocity = new Twist(Vec3.Zero, Vec3.Zero),
            Jacobian = _jacobian,
            Mass = _mass,
            JointPositions = _state.Position,
            JointVelocities = _state.Velocity,
            Bias = _bias,
        };
        JointLaw.Torque(arm, _follower.Position, _follower.Velocity, Stiffness, _torque);
        for (int i = 0; i < _torque.Length; i++) _torque[i] = Math.Clamp(_torque[i], -_body.Joints[i].MaxEffort, _body.Joints[i].MaxEffort);
        _driver.Write(new ServoCommand(CommandType.JointTorque, _torque, gripper));
        if (_driver.WaitNextPeriod() == StepResult.Diverged) throw new RoboticsException(ErrorCode.Diverged, "The simulator lost the state.");
        _driver.Read(ref _state);
    }

    private bool Pending
    {
        get
        {
            lock (_gate) return _pending is not null;
        }
    }

    private double Take()
    {
        lock (_gate)
        {
            if (_pending is { } goals) _follower.Follow(_periods * _periodSeconds, goals);
            _pending = null;
            return _gripper;
        }
    }
}
