using Robotics.Brainstem.Authority;
using Robotics.Brainstem.Pace;
using Robotics.Brainstem.RealTime;
using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem;

/// <summary>A body over a driver: plays action chunks at servo rate through the safety filter, under a lease, until somebody stops it. The only way to a body.</summary>
/// <remarks>
/// Thread-safe. One chunk is played at a time, on the caller's thread or in real time on one of its own, paced by the driver; a stop or a lost lease takes effect
/// within one servo period. In real time nothing that others do makes the loop wait: they read what it publishes. The driver and the model belong to this object from then on.
/// The software stop is not a safety function in the sense of ISO 10218 or ISO 13849.
/// </remarks>
public sealed class ServoBody : IOperatedBody, IDisposable
{
    /// <summary>There before the loop needs it, which allocates nothing while all goes well.</summary>
    private static readonly ChunkOutcome Played = new([], ChunkEnd.Played);

    private readonly IBodySensors? _sensors;
    private readonly ServoBodyOptions _options;
    private readonly CommandAuthority _authority;
    private readonly ServoLoop _loop;
    private readonly ServoThread? _thread;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private readonly MotionLog _log;
    private readonly SequenceBook _sequences = new();
    private long _timeTicks;
    private readonly bool _surrounded;
    private bool _moving;

    /// <param name="driver">The body; object tracks and cameras too when it implements <see cref="IBodySensors"/>.</param>
    /// <param name="model">The robot's model; needed by bodies that take joint torques, unused by others.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="RoboticsException">
    /// InvalidArgument: a limit is not valid, a period no whole multiple, or the model is missing or of another size. Unsupported: an action space
    /// that cannot be turned into the driver's commands.
    /// </exception>
    public ServoBody(IRobotDriver driver, IRobotModel? model, ServoBodyOptions? options = null)
        : this(driver, model, options, AuthorityOf(options))
    {
    }

    internal ServoBody(IRobotDriver driver, IRobotModel? model, ServoBodyOptions? options, CommandAuthority authority)
    {
        ArgumentNullException.ThrowIfNull(driver);
        _options = options ?? ServoBodyOptions.Default;
        _options.Validate();
        Description = driver.Describe();
        SafetyLimits limits = _options.Limits ?? SafetyLimits.Of(Description);
        limits.Validate();
        DescriptionCheck.Validate(Description, limits, model);
        _sensors = driver as IBodySensors;
        _surrounded = _sensors is not null && model is not null && Description.Objects.Any(o => o.Mobility == Mobility.Fixed && !o.Parts.IsEmpty);
        _authority = authority;
        _log = new MotionLog(_options.Log, _options.Clock);
        _loop = new ServoLoop(driver, Description.CommandType == CommandType.OscPoseAction ? null : model, limits, _options, authority);
        PublishTime();
        if (_options.RealTime) _thread = new ServoThread(Idle);
    }

    public BodyDescription Description { get; }

    /// <summary>Which rules of the safety filter acted, and in how many control steps; in ordinal order.</summary>
    public ImmutableArray<RuleCount> RuleCounts
    {
        get
        {
            lock (_gate) return _loop.Filter.Counts;
        }
    }

    /// <summary>How the servo periods were kept so far.</summary>
    public ServoTiming Timing => new(_loop.LatePeriods, _thread?.Refused ?? []);

    /// <summary>Tells a reading of a scalar sensor that the driver itself does not have: the verifier's uncertainty, a gas detector on another wire.</summary>
    /// <param name="sensor">Name of a sensor of the description.</param>
    /// <param name="raw">As the sensor gives it, not calibrated. Thread-safe.</param>
    /// <exception cref="RoboticsException">UnknownName: no such sensor; the message lists the known ones.</exception>
    public void Report(string sensor, double raw) => _loop.Sensors.Report(_loop.Sensors.IndexOf(sensor), raw, Now);

    internal CommandAuthority Authority => _authority;

    public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(what);
        ct.ThrowIfCancellationRequested();
        if (_thread is not null) return new(Observe(what));
        lock (_gate)
        {
            _loop.Refresh();
            return new(Observe(what));
        }
    }

    public async ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(chunk);
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (ct.IsCancellationRequested) return new([], ChunkEnd.Preempted, "Cancelled before the first step.");
            _authority.Renew(lease.Epoch, pauses: false);
            lock (_gate)
            {
                if (Refusal(lease) is { } refused) return refused;
                Admit(lease, chunk);
            }

            ImmutableArray<PlacedShape>? around = _surrounded ? FixedSurroundings.Of(Description, _sensors!.ReadTracks()) : null;
            _loop.Log.Begin(chunk.Horizon + _options.MaxHoldSteps);
            Volatile.Write(ref _moving, true);
            _log.Moves(chunk);
            await using CancellationTokenRegistration cut = ct.UnsafeRegister(static log => ((MotionLog)log!).Cut(), _log);
            ChunkOutcome outcome = _thread is null ? Play(lease, chunk, around, ct) : await _thread.RunAsync(() => Play(lease, chunk, around, ct));
            outcome = outcome with { Steps = _loop.Log.ToSteps(chunk) };
            _log.Ended(chunk, outcome, _authority.SinceLost);
            return outcome;
        }
        finally
        {
            Volatile.Write(ref _moving, false);
            _turn.Release();
        }
    }

    public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(Latch(request));
    }

    /// <summary>Stops at once.</summary>
    /// <returns>The stop as it stands: who was first, and the stronger mode.</returns>
    public StopState Latch(StopRequest request) => _authority.Latch(request, Now);

    public async ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.After is not { } before) return _authority.Grant(request);

        // What was commanded under the lease before is over, and the arm held, when the next one begins.
        _authority.Release(before);
        await _turn.WaitAsync(ct);
        try
        {
            return _authority.Grant(request);
        }
        finally
        {
            _turn.Release();
        }
    }

    public ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(lease);
        _authority.Release(lease);
        return ValueTask.CompletedTask;
    }

    public ValueTask RevokeAsync(string holder, CancellationToken ct)
    {
        _authority.Revoke(holder);
        return ValueTask.CompletedTask;
    }

    public ValueTask RenewAsync(CommandLease lease, bool pauses)
    {
        ArgumentNullException.ThrowIfNull(lease);
        _authority.Renew(lease.Epoch, pauses);
        return ValueTask.CompletedTask;
    }

    public ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct)
    {
        StopState state = _authority.Reset(by);
        lock (_gate)
        {
            if (_loop.Fault?.End == ChunkEnd.Reflex) _loop.ClearFault();
        }

        return new(state);
    }

    public void Dispose()
    {
        _thread?.Dispose();
        _turn.Dispose();
    }

    /// <summary>Who may command a body with these options.</summary>
    internal static CommandAuthority AuthorityOf(ServoBodyOptions? options) => new(options?.LastEpoch ?? 0, options?.LeaseLifetime, options?.Absence, options?.Clock);

    /// <summary>Holds the arm for some servo periods, unless a chunk is played or was until just now.</summary>
    /// <param name="periods">How many.</param>
    /// <param name="patience">How long the last chunk must be over.</param>
    /// <returns>False when it was not idle.</returns>
    internal bool HoldWhileIdle(int periods, TimeSpan patience)
    {
        if (!_turn.Wait(0)) return false;
        try
        {
            if (!_log.IsIdleFor(patience)) return false;
            lock (_gate) _loop.HoldStill(periods, first: _log.Rests());
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Runs <paramref name="action"/> while no chunk is played.</summary>
    internal void BetweenChunks(Action<ServoLoop, SequenceBook> action)
    {
        _turn.Wait();
        try
        {
            lock (_gate) action(_loop, _sequences);
            PublishTime();
        }
        finally
        {
            _turn.Release();
        }
    }

    private TimeSpan Now => new(Interlocked.Read(ref _timeTicks));

    private ChunkOutcome? Refusal(CommandLease lease)
    {
        if (_loop.Fault is { End: ChunkEnd.Diverged } fault) return new([], ChunkEnd.Diverged, fault.Reason);
        return _authority.Of(lease.Epoch) switch
        {
            Standing.Stopped => new([], ChunkEnd.Stopped, StoppedBy()),
            Standing.Lost => new([], ChunkEnd.LeaseLost, LostLease(lease)),
            _ => null,
        };
    }

    private void Admit(CommandLease lease, ActionChunk chunk)
    {
        BodyState now = new(Description.Joints.Length);
        long step = _loop.Board.Read(ref now);
        _loop.Filter.Admit(chunk, new(lease, _sequences.Last(lease.Epoch), step, now.Time));
        _sequences.Take(lease.Epoch, chunk.Sequence);
        if (_loop.Sensors.Has(SensorDescription.Latency)) Report(SensorDescription.Latency, (now.Time - chunk.ComputedFrom).TotalSeconds);
    }

    private ChunkOutcome Play(CommandLease lease, ActionChunk chunk, ImmutableArray<PlacedShape>? around, CancellationToken ct)
    {
        if (around is { } shapes) _loop.Filter.Place(shapes);
        for (int i = 0; i < chunk.Horizon; i++)
        {
            bool completed = PlayRow(chunk, i, lease.Epoch, _options.LeaseLifetime is null && !_options.RealTime ? default : ct);
            if (Interruption(lease, ct) is not { } end) continue;
            if (completed) Hold(chunk.Space);
            return end;
        }

        return Played;
    }

    /// <summary>On the caller's thread, observations come in between control steps; on the loop's own thread nobody else touches the loop.</summary>
    private bool PlayRow(ActionChunk chunk, int row, long epoch, CancellationToken atOnce)
    {
        if (_thread is not null) return Published(_loop.Play(chunk.Space, chunk.Row(row), epoch, atOnce));
        lock (_gate) return Published(_loop.Play(chunk.Space, chunk.Row(row), epoch, atOnce));
    }

    private bool PlayHold(ActionSpace space)
    {
        if (_thread is not null) return Published(_loop.PlayHold(space));
        lock (_gate) return Published(_loop.PlayHold(space));
    }

    private bool Published(bool completed)
    {
        PublishTime();
        return completed;
    }

    /// <summary>One servo period without a chunk, on the loop's own thread.</summary>
    private void Idle()
    {
        _loop.PlayIdle();
        PublishTime();
    }

    /// <summary>Why the chunk ends here; null when it goes on.</summary>
    private ChunkOutcome? Interruption(CommandLease lease, CancellationToken ct)
    {
        if (_loop.Fault is { } fault) return new([], fault.End, fault.Reason) { LastMotion = _loop.RecentMotion() };
        return _authority.Of(lease.Epoch) switch
        {
            Standing.Stopped => new([], ChunkEnd.Stopped, StoppedBy()),
            Standing.Lost => new([], ChunkEnd.LeaseLost, LostLease(lease)),
            _ => ct.IsCancellationRequested ? new([], ChunkEnd.Preempted, "Cancelled.") : null,
        };
    }

    private void Hold(ActionSpace space)
    {
        for (int i = 0; i < _options.MaxHoldSteps; i++)
        {
            if ((i > 0 && _loop.AtRest) || !PlayHold(space)) return;
        }
    }

    private Observation Observe(ObservationRequest what)
    {
        BodyState state = new(Description.Joints.Length);
        long step = _loop.Board.Read(ref state);
        StopState stop = _authority.Stop;
        return new()
        {
            Step = step,
            Time = state.Time,
            JointPositions = [.. state.Position],
            JointVelocities = [.. state.Velocity],
            JointEfforts = [.. state.Effort],
            TcpInWorld = state.TcpInWorld,
            TcpVelocity = state.TcpVelocity,
            GripperWidth = state.GripperWidth,
            Mode = stop.Latched ? stop.Mode : Volatile.Read(ref _moving) ? BodyMode.Moving : BodyMode.Idle,
            Tracks = what.Tracks && _sensors is not null ? _sensors.ReadTracks() : [],
            Detections = what.Tracks && _sensors is not null ? _sensors.ReadDetections() : [],
            Frames = [.. what.Cameras.Select(Capture)],
        };
    }

    private CameraFrame Capture(CameraRequest request)
    {
        if (_sensors is null || Description.Cameras.All(c => c.Name != request.Camera))
            throw RoboticsException.Unknown("camera", request.Camera, Description.Cameras.Select(c => c.Name));
        return _sensors.Capture(request);
    }

    private void PublishTime() => Interlocked.Exchange(ref _timeTicks, _loop.State.Time.Ticks);

    private string StoppedBy()
    {
        StopState stop = _authority.Stop;
        return $"Stopped by {stop.By}: {stop.Reason}";
    }

    private string LostLease(CommandLease lease)
    {
        CommandLease current = _authority.Current;
        string who = current.Epoch == 0 ? "nobody has it now" : $"{current.Holder} has it with epoch {current.Epoch}";
        return $"The lease of {lease.Holder}, epoch {lease.Epoch}, is over; {who}.";
    }
}
