namespace Robotics.Thalamus.Truth;

/// <summary>Perception <c>truth</c>: a reader of the body's own tracks (simulator, markers, motion capture). It adds what the hand holds.</summary>
/// <remarks>
/// Tracks that come late are taken for what was true then: what the hand holds is where the hand has carried it since. Noisy ones are averaged while they
/// agree. Exact tracks of the present are passed on as they are. Not thread-safe: the executor and the task loop call it in turn.
/// </remarks>
public sealed class TruthPerception(IBody body) : IPerception
{
    /// <summary>Tracks older than this say nothing of the present: their objects are believed in less than it takes to count as seen.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(0.5);

    private const double StaleConfidence = 0.4;

    private readonly GraspWatch _grasp = new(body.Description.Gripper);
    private readonly HandHistory _hand = new();
    private readonly SortedDictionary<string, ObjectEstimate> _estimates = new(StringComparer.Ordinal);
    private string _taskId = "";
    private (long Step, SceneGraph Scene)? _last;

    public async ValueTask<SceneGraph> BeginAsync(PerceptionContext task, CancellationToken ct)
    {
        _taskId = task.TaskId;
        _last = null;
        _grasp.Forget();
        _hand.Forget();
        _estimates.Clear();
        return await PerceiveAsync(new TaskStep(task.TaskId, 0, TimeSpan.Zero), ct);
    }

    public async ValueTask<SceneGraph> PerceiveAsync(TaskStep at, CancellationToken ct)
    {
        if (at.TaskId != _taskId) throw RoboticsException.Invalid("The task to perceive for", $"'{at.TaskId}'", $"the one that was begun, '{_taskId}'");
        Observation seen = await body.ObserveAsync(ObservationRequest.TracksOnly, ct);

        // No time has passed since the last look: what the hand holds is decided once a control step.
        if (_last is { } last && last.Step == seen.Step) return last.Scene.At.Step == at.Step ? last.Scene : last.Scene with { At = last.Scene.At with { Step = at.Step } };
        SceneGraph scene = Read(seen, at);
        _last = (seen.Step, scene);
        return scene;
    }

    private SceneGraph Read(Observation seen, TaskStep at)
    {
        BodyDescription description = body.Description;
        _hand.Add(new HandMoment(seen.Time, seen.TcpInWorld, seen.GripperWidth));
        ImmutableArray<ObjectEstimate> estimates = Take(seen.Tracks);
        TimeSpan measured = estimates.IsEmpty ? seen.Time : estimates.Max(e => e.Track.Time);
        string? held = _grasp.Held(_hand.Now, _hand.At(measured), estimates);
        return new SceneGraph
        {
            At = at with { Time = seen.Time },
            Objects = [.. estimates.Select(e => Placed(e, e.Description.Id == held))],
            Places = description.Places,
            Robot = new RobotState
            {
                JointPositions = seen.JointPositions,
                TcpInWorld = seen.TcpInWorld,
                GripperWidth = seen.GripperWidth,
                Holding = held,
            },
            Viewpoint = description.Viewpoint,
            Privileged = description.Privileged,
        };
    }

    /// <summary>Takes the tracks in; the estimates of what is tracked, in ordinal order of id.</summary>
    private ImmutableArray<ObjectEstimate> Take(ImmutableArray<Track> tracks)
    {
        Dictionary<string, Track> byId = tracks.ToDictionary(t => t.Id, StringComparer.Ordinal);
        foreach (ObjectDescription description in body.Description.Objects)
        {
            if (!byId.TryGetValue(description.Id, out Track? track)) continue;
            if (!_estimates.TryGetValue(description.Id, out ObjectEstimate? estimate)) _estimates[description.Id] = estimate = new ObjectEstimate(description);
            estimate.Take(track, _hand.At(track.Time));
        }

        return [.. _estimates.Values.Where(e => byId.ContainsKey(e.Description.Id))];
    }

    private SceneObject Placed(ObjectEstimate estimate, bool held)
    {
        Track track = estimate.Track;
        bool carried = held && (track.Time < _hand.Now.Time || track.Uncertainty != PoseUncertainty.Exact);
        return new SceneObject
        {
            Description = estimate.Description,
            Pose = carried ? _hand.Now.Tcp * estimate.InHand.Mean : estimate.InWorld.Mean,
            ArticulationPositions = track.ArticulationPositions,
            Uncertainty = carried ? estimate.InHand.Uncertainty : estimate.InWorld.Uncertainty,
            HeldBy = held ? body.Description.RobotName : null,
            LastSeen = track.Time,
            Confidence = _hand.Now.Time - track.Time > Stale ? StaleConfidence : 1,
            Source = track.Source,
        };
    }
}
