namespace Robotics.Sim.Demonstrations;

/// <summary>A body whose every commanded step is written down as what a demonstrator wanted, while something else may lead the arm off its way.</summary>
/// <remarks>Not thread-safe. Only chunks of one step, as skills command them, are recorded; others pass.</remarks>
internal sealed class RecordingBody : ISimulatedBody
{
    private readonly ISimulatedBody _inner;
    private readonly DemonstrationWriter _writer;
    private readonly DemonstrationOptions _options;
    private readonly ActionSpace _space;
    private readonly StateVector _state;
    private readonly float[] _numbers;
    private readonly ImmutableArray<int> _objects;
    private readonly Pose[] _poses;
    private readonly Disturbance _disturbance;
    private readonly Learner? _learner;
    private readonly int _episode;
    private readonly long _seed;
    private double _gripper = -1;
    private Subgoal? _subgoal;
    private int _number;
    private int _step;

    public RecordingBody(ISimulatedBody inner, DemonstrationWriter writer, DemonstrationSet set, DemonstrationOptions options, (int Number, long Seed) episode)
    {
        (_inner, _writer, _options, _space) = (inner, writer, options, set.Space);
        (_episode, _seed) = episode;
        _state = new StateVector(options.State, inner.Description);
        _numbers = new float[_state.Length];
        ImmutableArray<ObjectDescription> objects = inner.Description.Objects;
        _objects = [.. set.Objects.Select(name => objects.IndexOf(objects.Single(o => o.Names[0] == name)))];
        _poses = new Pose[_objects.Length];
        _disturbance = new Disturbance(options.Disturbance, new RandomStream(_seed, _episode, "disturbance"));
        _learner = options.Learner is null ? null : new Learner(options.Learner, options.LearnerShare, new RandomStream(_seed, _episode, "learner"));
    }

    public BodyDescription Description => _inner.Description;

    /// <summary>A try at a subgoal begins. Only first tries are recorded: later ones avoid what failed, which a policy cannot know.</summary>
    public async ValueTask BeginAsync(Subgoal subgoal, int attempt, CancellationToken ct)
    {
        _subgoal = attempt == 1 && subgoal.Verb is SkillVerb.PickUp or SkillVerb.Place ? subgoal : null;
        if (_subgoal is null) return;
        _step = 0;
        _number = _writer.Begin(new(_episode, _seed, subgoal.Verb, subgoal.Sentence, Name(subgoal.Object), subgoal.Target is { } t ? Name(t) : null, subgoal.Relation));
        if (_learner is not null) await _learner.BeginAsync(new PolicyStart($"demonstration {_episode}", subgoal.Sentence, _seed), ct);
    }

    public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct) => _inner.ObserveAsync(what, ct);

    public async ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct)
    {
        if (_subgoal is null || chunk.Horizon != 1 || chunk.Space != _space) return await PassAsync(lease, chunk, ct);
        ImmutableArray<double> wanted = chunk.Values;
        ImmutableArray<double> executed = _disturbance.Disturb(wanted);
        if (_learner is not null && await _learner.ActAsync(_inner, _subgoal.Sentence, _gripper, ct) is { } learned) executed = learned;
        await RecordAsync(wanted, executed.SequenceEqual(wanted), ct);
        return await PassAsync(lease, chunk with { Values = executed }, ct);
    }

    public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => _inner.StopAsync(request, ct);

    public ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct) => _inner.AcquireAsync(request, ct);

    public ValueTask RevokeAsync(string holder, CancellationToken ct) => _inner.RevokeAsync(holder, ct);

    public ValueTask RenewAsync(CommandLease lease, bool pauses) => _inner.RenewAsync(lease, pauses);

    public ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct) => _inner.ReleaseAsync(lease, ct);

    public ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct) => _inner.ResetStopAsync(by, ct);

    public ISimulatedBody Fork() => _inner.Fork();

    public SimulatedState Save() => _inner.Save();

    public void Restore(SimulatedState state) => _inner.Restore(state);

    private ValueTask<ChunkOutcome> PassAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct)
    {
        _gripper = chunk.Values[^1];
        return _inner.ExecuteAsync(lease, chunk, ct);
    }

    private async ValueTask RecordAsync(ImmutableArray<double> wanted, bool followed, CancellationToken ct)
    {
        bool pictured = _options.PictureEvery > 0 && _step % _options.PictureEvery == 0;
        Observation now = await _inner.ObserveAsync(new ObservationRequest(true, pictured ? [.. _options.Pictures.Select(p => p.Request)] : []), ct);
        _state.Write(now, _gripper, _numbers);
        for (int i = 0; i < _poses.Length; i++) _poses[i] = now.Tracks[_objects[i]].Pose;
        _writer.Add(new DemonstrationSample
        {
            Step = _step++,
            Subgoal = _number,
            State = _numbers,
            Action = wanted.AsSpan(),
            Followed = followed,
            Objects = _poses,
            Frames = now.Frames,
        });
    }

    private string Name(string id) => Description.Objects.Single(o => o.Id == EntityId.ObjectOf(id)).Names[0];
}
