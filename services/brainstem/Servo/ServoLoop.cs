using Robotics.Brainstem.Authority;
using Robotics.Brainstem.RealTime;
using Robotics.Brainstem.Reflexes;
using Robotics.Brainstem.Safety;

namespace Robotics.Brainstem.Servo;

/// <summary>Plays control steps: each some servo periods of law, filter, driver, reflexes. The only caller of the driver's Read, Write and WaitNextPeriod.</summary>
/// <remarks>Not thread-safe: <see cref="ServoBody"/> has the lock. Playing allocates nothing: what was played is in <see cref="Log"/>.</remarks>
internal sealed class ServoLoop
{
    /// <summary>Below these speeds (m/s, rad/s) of the TCP the arm counts as at rest.</summary>
    private const double RestSpeed = 0.005;
    private const double RestTurnRate = 0.05;

    /// <summary>How far back in time a retreat goes.</summary>
    private static readonly TimeSpan RetreatTime = TimeSpan.FromSeconds(0.5);

    private readonly IRobotDriver _driver;
    private readonly IRestingDriver? _rests;
    private readonly CommandAuthority _authority;
    private readonly Arm _arm;
    private readonly ImmutableArray<(ImmutableArray<ActionKind> Kinds, IServoLaw Law)> _laws;
    private readonly ImmutableArray<IReflex> _reflexes;
    private readonly MotionHistory _history;
    private readonly CommandType _commandType;
    private readonly ImmutableArray<ActionSpace> _lawSpaces;
    private readonly int _periods;
    private readonly double _periodSeconds;
    private readonly double _maxWidth;
    private readonly double[] _row;
    private readonly double[] _command;
    private readonly double[] _torque;
    private readonly double[] _retreat;
    private long _activeLaw;
    private long _step;
    private double _gripper;
    private long _epoch;
    private bool _wasLost;
    private bool _held = true;

    public ServoLoop(IRobotDriver driver, IRobotModel? model, SafetyLimits limits, ServoBodyOptions options, CommandAuthority authority)
    {
        (_driver, _rests, _authority) = (driver, driver as IRestingDriver, authority);
        BodyDescription body = driver.Describe();
        _arm = new Arm(driver, model);
        Sensors = new SensorBoard(limits.Cell.Sensors, driver as IScalarSensors);
        Filter = new SafetyFilter(SafetyRules.For(body, limits, model, new Drives(limits.Cell, Sensors)), limits, body.ServoPeriod);
        _laws = ServoLaws.For(new(_arm, Filter, limits, options, body));
        _reflexes = ReflexCatalog.For(body, limits, Sensors);
        _commandType = body.CommandType;
        _lawSpaces = [.. _laws.Select(l => body.ActionSpaces.First(s => l.Kinds.Contains(s.Kind)))];
        _periods = ControlRate.StepsPer(body.ControlPeriod, body.ServoPeriod);
        _periodSeconds = body.ServoPeriod.TotalSeconds;
        _maxWidth = body.Gripper.MaxWidth;
        _row = new double[body.ActionSpaces.Max(s => s.Dimension)];
        _command = new double[_commandType == CommandType.OscPoseAction ? FirmwareActionLaw.Length : _arm.Joints];
        _torque = new double[_arm.Joints];
        _retreat = new double[_arm.Joints];
        _history = new(_arm.Joints, _command.Length, (int)(options.History / body.ServoPeriod));
        Log = new StepLog(Filter, _row.Length);
        Board = new StateBoard(_arm.Joints);
        Refresh();
        Anchor();
    }

    public SafetyFilter Filter { get; }

    public SensorBoard Sensors { get; }

    /// <summary>Control steps played since the body's last reset.</summary>
    public long Step => _step;

    /// <summary>As it is measured.</summary>
    public ref readonly BodyState State => ref _arm.Measured;

    /// <summary>What was played of the present chunk, or of the last.</summary>
    public StepLog Log { get; }

    /// <summary>The state for those who may not wait for the loop.</summary>
    public StateBoard Board { get; }

    /// <summary>Servo periods that ended late.</summary>
    public long LatePeriods { get; private set; }

    /// <summary>Set by a reflex or a failing driver; null while all is well.</summary>
    public Fault? Fault { get; private set; }

    public bool AtRest => State.TcpVelocity.Linear.Norm < RestSpeed && State.TcpVelocity.Angular.Norm < RestTurnRate;

    /// <summary>Reads the state anew: a body may have moved while nothing was played.</summary>
    public void Refresh()
    {
        _arm.Read();
        Board.Publish(State, _step);
    }

    /// <summary>Plays one row. When the lease is lost or the body stopped meanwhile, the rest of the step is a controlled hold.</summary>
    /// <param name="space">Of the row.</param>
    /// <param name="row">The action.</param>
    /// <param name="epoch">The lease that it is played under.</param>
    /// <param name="atOnce">Cancelled in real time: the rest of the step is a hold then, too.</param>
    /// <returns>False when the driver failed: then the step was not completed and is not in the log.</returns>
    public bool Play(ActionSpace space, ReadOnlySpan<double> row, long epoch, CancellationToken atOnce = default)
    {
        if (_wasLost && !IsFound()) return false;
        Filter.BeginStep();
        IServoLaw law = Activate(space);
        Span<double> applied = _row.AsSpan(0, row.Length);
        row.CopyTo(applied);
        law.Begin(space, applied);
        _gripper = applied[^1];
        (_epoch, _held) = (epoch, false);
        return Finish(law, space, applied, (epoch, atOnce));
    }

    /// <summary>Plays servo periods of a controlled hold while nothing is commanded: no control step, and nothing that is counted.</summary>
    /// <param name="periods">How many.</param>
    /// <param name="first">Whether something was commanded just before: then it is held where it is now.</param>
    public void HoldStill(int periods, bool first)
    {
        IServoLaw law = _laws[(int)_activeLaw].Law;
        if (first) law.Hold(_lawSpaces[(int)_activeLaw], _row);
        for (int period = 0; period < periods && Fault is null; period++)
        {
            if (!PlayResting(law)) return;
        }
    }

    /// <summary>Plays one control step of a controlled hold; the gripper stays as it was.</summary>
    /// <returns>False when the driver failed.</returns>
    public bool PlayHold(ActionSpace space)
    {
        Filter.BeginStep();
        IServoLaw law = Activate(space);
        Span<double> applied = _row.AsSpan(0, space.Dimension);
        ComeToRest(law, space, applied);
        applied[^1] = _gripper;
        _held = true;
        return Finish(law, space, applied, commander: null);
    }

    /// <summary>
    /// One servo period in which nothing is played: the arm goes to where the last goal left it as long as whoever set that may command, and is held from when he may not; a body that was
    /// lost is listened to. Time passes, no control step.
    /// </summary>
    public void PlayIdle()
    {
        if (Fault == Fault.Diverged || Fault == Fault.Lost)
        {
            _driver.WaitNextPeriod();
            return;
        }

        if (_wasLost && !IsFound()) return;
        (IServoLaw law, ActionSpace space) = (_laws[(int)_activeLaw].Law, _lawSpaces[(int)_activeLaw]);
        if (!_held && (Fault is not null || _authority.Of(_epoch) != Standing.Held))
        {
            ComeToRest(law, space, _row.AsSpan(0, space.Dimension));
            _held = true;
        }

        PlayResting(law);
    }

    /// <summary>The fault is over, and with it what the reflexes felt.</summary>
    public void ClearFault()
    {
        Fault = null;
        foreach (IReflex reflex in _reflexes) reflex.Forget();
    }

    public ImmutableArray<MotionSample> RecentMotion() => _history.ToSamples();

    /// <summary>Writes or reads everything that is not the driver's: step, goals, gripper, counts, reflexes. The history starts anew.</summary>
    public void Exchange(StateExchange state)
    {
        state.Value(ref _step);
        state.Value(ref _gripper);
        state.Value(ref _activeLaw);
        foreach (var (_, law) in _laws) law.Exchange(state);
        foreach (IReflex reflex in _reflexes) reflex.Exchange(state);
        Filter.Exchange(state);
        _arm.Exchange(state);
    }

    public void AfterRestore()
    {
        _history.Clear();
        Filter.Forget();
        Fault = null;
        Refresh();
    }

    private bool Finish(IServoLaw law, ActionSpace space, Span<double> applied, (long Epoch, CancellationToken AtOnce)? commander)
    {
        bool holding = commander is null;
        for (int period = 0; period < _periods; period++)
        {
            if (!holding && (Fault is not null || commander!.Value.AtOnce.IsCancellationRequested || _authority.Of(commander.Value.Epoch) != Standing.Held))
            {
                ComeToRest(law, space, applied);
                holding = true;
            }

            if (!PlayPeriod(law, period)) return false;
        }

        _step++;
        Filter.CountBreaches(State);
        Log.Add(_step, State.Time, applied, isRow: commander is not null);
        Board.Publish(State, _step);
        return true;
    }

    /// <summary>What is held, until something is commanded, is the arm and the gripper as they are.</summary>
    private void Anchor()
    {
        for (int i = 0; i < _laws.Length; i++) _laws[i].Law.Hold(_lawSpaces[i], _row);
        _held = true;
        _gripper = Math.Clamp(1 - (2 * State.GripperWidth / _maxWidth), -1, 1);
    }

    /// <summary>A body that was lost is commanded again only when it answers, and then held where it is found.</summary>
    private bool IsFound()
    {
        if (_driver.WaitNextPeriod() is StepResult.Lost or StepResult.Diverged)
        {
            Fail(Fault.Lost);
            return false;
        }

        _wasLost = false;
        _arm.Forget();
        Refresh();
        Anchor();
        return true;
    }

    private bool PlayResting(IServoLaw law)
    {
        if (_rests is not null) _rests.Resting = true;
        bool played = PlayPeriod(law, _periods - 1);
        if (_rests is not null) _rests.Resting = false;
        return played;
    }

    private bool PlayPeriod(IServoLaw law, int period)
    {
        bool leads = _commandType == CommandType.JointPosition;
        law.Command(period, leads ? _torque : _command);
        if (leads) _arm.Lead(_torque, _periodSeconds, _command);
        else if (_commandType == CommandType.JointTorque) _arm.Expect(_command, _periodSeconds);
        _history.Add(State, _command, _gripper);
        StepResult result = Drive();
        if (result == StepResult.Late) LatePeriods++;
        if (result is StepResult.Diverged or StepResult.Lost)
        {
            Fail(result == StepResult.Diverged ? Fault.Diverged : Fault.Lost);
            _wasLost = result == StepResult.Lost;
            return false;
        }

        _arm.Read();
        Sensors.Refresh();
        if (Fault is null) Reflect();
        Board.Publish(State, _step);
        return true;
    }

    /// <summary>A reflex and a lost body latch a protective stop at once, before the control step is over.</summary>
    private void Fail(Fault fault)
    {
        bool latches = fault.End == ChunkEnd.Reflex && Fault is null;
        Fault = fault;
        if (latches) _authority.Latch(new("brainstem", fault.Reason, BodyMode.ProtectiveStop), State.Time);
    }

    /// <summary>A body that a command cannot be sent to is lost.</summary>
    private StepResult Drive()
    {
        try
        {
            _driver.Write(new ServoCommand(_commandType, _command, _gripper));
            return _driver.WaitNextPeriod();
        }
        catch (RoboticsException e) when (e.Code == ErrorCode.Unavailable)
        {
            return StepResult.Lost;
        }
    }

    private void ComeToRest(IServoLaw law, ActionSpace space, Span<double> row)
    {
        if (Fault?.Action == ReflexAction.Retreat) law.Retreat(_retreat, space, row);
        else law.Hold(space, row);
    }

    private void Reflect()
    {
        foreach (IReflex reflex in _reflexes)
        {
            if (reflex.Trigger(_arm) is not { } why) continue;
            Fail(new(ChunkEnd.Reflex, $"{why} (reflex {reflex.Name})", reflex.Action));
            _held = false;
            if (reflex.Action == ReflexAction.OpenGripper) _gripper = -1;
            if (reflex.Action == ReflexAction.Retreat) _history.PositionBefore(RetreatTime, _retreat);
            return;
        }
    }

    /// <summary>The law for the space. Another one than before takes the arm over where it is.</summary>
    private IServoLaw Activate(ActionSpace space)
    {
        for (int i = 0; i < _laws.Length; i++)
        {
            if (!_laws[i].Kinds.Contains(space.Kind)) continue;
            if (i != _activeLaw) _laws[i].Law.Hold(space, _row.AsSpan(0, space.Dimension));
            _activeLaw = i;
            return _laws[i].Law;
        }

        throw new RoboticsException(ErrorCode.Unsupported, $"No servo law takes {space.Kind}.");
    }
}
