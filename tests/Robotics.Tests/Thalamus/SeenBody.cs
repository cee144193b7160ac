namespace Robotics.Tests.Thalamus;

/// <summary>A body that only shows: the hand, and one block whose track may come late, not at all, or with an error.</summary>
internal sealed class SeenBody : IBody
{
    private readonly RandomStream _random = new(1, 0, "noise");
    private readonly List<Track> _past = [];
    private Track _shown;
    private long _step;

    public SeenBody()
    {
        Description = new()
        {
            RobotName = "seen",
            Joints = [],
            Gripper = new(0.08, 0.018, 0.0206, 0.01, 0.011, 0.0486, 30),
            BaseInWorld = Pose.Identity,
            TcpInFlange = Pose.Identity,
            HomePositions = [],
            ActionSpaces = [ActionSpace.OscPoseDelta("tcp")],
            CommandType = CommandType.OscPoseAction,
            ControlPeriod = TimeSpan.FromSeconds(0.05),
            ServoPeriod = TimeSpan.FromSeconds(0.05),
            Workspace = Box.Around(Vec3.Zero, new(1, 1, 1)),
            Objects = [Some.Block("a", 0, 0).Description],
        };
        _shown = Measure();
    }

    public BodyDescription Description { get; }

    public Vec3 Hand { get; set; } = new(0, 0, 0.3);

    public double Width { get; set; } = 0.08;

    public Vec3 Block { get; set; } = new(0, 0, 0.02);

    /// <summary>Control steps by which tracks come late.</summary>
    public int Late { get; set; }

    public bool Frozen { get; set; }

    /// <summary>Standard deviation along each axis, metres.</summary>
    public double Noise { get; set; }

    /// <summary>What its detector sees.</summary>
    public ImmutableArray<Detection> Detections { get; set; } = [];

    public TimeSpan Now => TimeSpan.FromSeconds(0.05 * _step);

    public void Step()
    {
        _step++;
        _past.Add(Measure());
        if (!Frozen) _shown = _past[Math.Max(0, _past.Count - 1 - Late)];
    }

    public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct) => new(new Observation
    {
        Step = _step,
        Time = Now,
        JointPositions = [],
        JointVelocities = [],
        JointEfforts = [],
        TcpInWorld = new(Hand, Rotation.FromAxisAngle(Vec3.UnitX, Math.PI)),
        TcpVelocity = default,
        GripperWidth = Width,
        Mode = BodyMode.Idle,
        Tracks = [_shown],
        Detections = Detections,
    });

    public ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => throw new NotSupportedException();

    private Track Measure()
    {
        Vec3 error = new Vec3(_random.NextGaussian(), _random.NextGaussian(), _random.NextGaussian()) * Noise;
        return new("a", new(Block + error, Rotation.Identity), [], Now, "test") { Uncertainty = new(Noise, 0) };
    }
}
