namespace Robotics.Tests.Cerebellum;

/// <summary>A body without physics: the TCP follows OSC actions with the lag of a critically damped impedance; an object between closing pads sticks to the hand;
/// let go, it drops onto what is below. It is its own perception.</summary>
internal sealed class KinematicWorld : IBody, IPerception
{
    private const double Rate = 6.12, Lag = 0.041, Period = 0.05;

    private readonly SortedDictionary<string, (ObjectDescription Description, Pose Pose)> _objects = new(StringComparer.Ordinal);
    private Pose _tcp;
    private Vec3 _velocity, _turning;
    private (string Id, Pose InTcp)? _held;
    private long _step;
    private readonly Queue<double> _widths = new();

    private double _width = 0.08;
    private (string Id, Vec3 Velocity, int Steps)? _rolling;

    public KinematicWorld(Pose tcp, params ReadOnlySpan<(ObjectDescription Description, Pose Pose)> objects)
    {
        _tcp = tcp;
        foreach ((ObjectDescription description, Pose pose) in objects) _objects.Add(description.Id, (description, pose));
        Description = new()
        {
            RobotName = "kinematic",
            Joints = [],
            Gripper = new(0.08, 0.018, 0.0206, 0.01, 0.011, 0.0486, 30) { CommandIsDirection = true },
            BaseInWorld = Pose.At(-0.6, 0, 0),
            TcpInFlange = Pose.Identity,
            HomePositions = [],
            ActionSpaces = [ActionSpace.OscPoseDelta("tcp")],
            CommandType = CommandType.OscPoseAction,
            ControlPeriod = TimeSpan.FromSeconds(Period),
            ServoPeriod = TimeSpan.FromSeconds(Period),
            Workspace = Box.Around(new(0, 0, 0.4), new(0.8, 0.8, 0.45)),
            Objects = [.. _objects.Values.Select(o => o.Description)],
        };
    }

    /// <summary>A hand that points down, 30 cm above the table.</summary>
    public static Pose Home => new(new(-0.1, 0, 0.3), Rotation.FromColumns(Vec3.UnitX, -Vec3.UnitY, -Vec3.UnitZ));

    public BodyDescription Description { get; }

    /// <summary>Every row that was commanded.</summary>
    public List<ImmutableArray<double>> Commanded { get; } = [];

    /// <summary>How the next chunks end.</summary>
    public ChunkEnd End { get; set; } = ChunkEnd.Played;

    /// <summary>Pads pass through objects when false.</summary>
    public bool Grips { get; set; } = true;

    /// <summary>Metres per second by which the pads come apart or together.</summary>
    public double GripperSpeed { get; init; } = 0.2;

    /// <summary>Distance between the pads, metres.</summary>
    public double Width { get => _width; init => _width = value; }

    /// <summary>How far apart the pads were twenty control steps, a second, before they first gripped something.</summary>
    public double WidthBeforeGrip { get; private set; }

    /// <summary>From the next control step on, and for so many, the object moves by itself, metres per second.</summary>
    public void Roll(string id, Vec3 velocity, int steps) => _rolling = (id, velocity, steps);

    public Pose PoseOf(string id) => _objects[id].Pose;

    public void Move(string id, Pose pose) => _objects[id] = (_objects[id].Description, pose);

    public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct) => ValueTask.FromResult(new Observation
    {
        Step = _step,
        Time = TimeSpan.FromSeconds(_step * Period),
        JointPositions = [],
        JointVelocities = [],
        JointEfforts = [],
        TcpInWorld = _tcp,
        TcpVelocity = new(_velocity, _turning),
        GripperWidth = _width,
        Mode = BodyMode.Idle,
    });

    public ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct)
    {
        Assert.Equal(_step, chunk.FirstStep);
        Assert.Equal(1, chunk.Horizon);
        if (End != ChunkEnd.Played) return ValueTask.FromResult(new ChunkOutcome([], End, "as the test wants it"));
        Commanded.Add(chunk.Values);
        _widths.Enqueue(_width);
        if (_widths.Count > 20) _widths.Dequeue();
        for (int i = 0; i < 10; i++) Advance(chunk.Row(0), Period / 10);
        _step++;
        if (_rolling is { Steps: > 0 } rolling)
        {
            Move(rolling.Id, PoseOf(rolling.Id) with { Position = PoseOf(rolling.Id).Position + (rolling.Velocity * Period) });
            _rolling = rolling with { Steps = rolling.Steps - 1 };
        }

        return ValueTask.FromResult(new ChunkOutcome([new(_step, TimeSpan.FromSeconds(_step * Period), chunk.Values, chunk.Values, [])], End));
    }

    public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) =>
        ValueTask.FromResult(new StopState(true, request.Mode, request.By, request.Reason, TimeSpan.Zero));

    public ValueTask<SceneGraph> BeginAsync(PerceptionContext task, CancellationToken ct) => PerceiveAsync(new(task.TaskId, 0, TimeSpan.Zero), ct);

    public ValueTask<SceneGraph> PerceiveAsync(TaskStep at, CancellationToken ct) => ValueTask.FromResult(Scene(at));

    public SceneGraph Scene(TaskStep at) => new()
    {
        At = at,
        Objects = [.. _objects.Values.Select(o => new SceneObject
        {
            Description = o.Description,
            Pose = o.Pose,
            HeldBy = _held?.Id == o.Description.Id ? "kinematic" : null,
            LastSeen = at.Time,
            Source = "test",
        })],
        Robot = new() { JointPositions = [], TcpInWorld = _tcp, GripperWidth = _width, Holding = _held?.Id },
    };

    private void Advance(ReadOnlySpan<double> row, double dt)
    {
        Vec3 linear = new Vec3(row[0], row[1], row[2]) * (0.05 * Rate), angular = new Vec3(row[3], row[4], row[5]) * (0.5 * Rate);
        _velocity += (linear - _velocity) * (dt / Lag);
        _turning += (angular - _turning) * (dt / Lag);
        _tcp = new(_tcp.Position + (_velocity * dt), (Rotation.FromRotationVector(_turning * dt) * _tcp.Rotation).Normalized());
        double wanted = Math.Clamp(_width - (Math.Sign(row[6]) * GripperSpeed * dt), 0, 0.08);
        if (wanted < _width && Grips && _held is null && Between() is { } id) (_held, WidthBeforeGrip) = ((id, _tcp.Inverse() * _objects[id].Pose), _widths.Peek());
        if (wanted > _width && _held is { } lost)
        {
            _held = null;
            Drop(lost.Id);
        }

        if (_held is { } held) Move(held.Id, _tcp * held.InTcp);
        else _width = wanted;
    }

    /// <summary>The movable object that both pads touch.</summary>
    private string? Between()
    {
        foreach ((string id, (ObjectDescription description, Pose pose)) in _objects)
        {
            if (description.Mobility == Mobility.Movable && Touches(description, pose, 1) && Touches(description, pose, -1)) return id;
        }

        return null;
    }

    private bool Touches(ObjectDescription description, Pose pose, int side)
    {
        PlacedShape pad = new(ConvexShape.Box(new(0.009, 0.002, 0.01)), _tcp * Pose.At(0, side * ((_width / 2) + 0.001), -0.005));
        return description.Parts.Any(p => ConvexDistance.Between(pad, new(p.Shape, pose * p.PoseInObject)).Distance < 0.001);
    }

    private void Drop(string id)
    {
        (ObjectDescription description, Pose pose) = _objects[id];
        Robotics.Cerebellum.Motion.Obstacles others = Robotics.Cerebellum.Motion.Obstacles.Of(Scene(default), id);
        double fall = Robotics.Cerebellum.Placement.Fall.Distance(
            [.. description.Parts.Select(p => new PlacedShape(p.Shape, pose * p.PoseInObject))], others, -Vec3.UnitZ, 1, 0);
        Move(id, pose with { Position = pose.Position - (Vec3.UnitZ * fall) });
    }
}
