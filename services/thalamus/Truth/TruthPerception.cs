namespace Robotics.Thalamus.Truth;

/// <summary>Perception <c>truth</c>: a reader of the body's own tracks (simulator, markers, motion capture). It adds what the hand holds.</summary>
/// <remarks>Not thread-safe: the executor and the task loop call it in turn.</remarks>
public sealed class TruthPerception(IBody body) : IPerception
{
    private readonly GraspWatch _grasp = new(body.Description.Gripper);
    private string _taskId = "";
    private (long Step, SceneGraph Scene)? _last;

    public async ValueTask<SceneGraph> BeginAsync(PerceptionContext task, CancellationToken ct)
    {
        _taskId = task.TaskId;
        _last = null;
        _grasp.Forget();
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
        Dictionary<string, Track> tracks = seen.Tracks.ToDictionary(t => t.Id, StringComparer.Ordinal);
        ImmutableArray<SceneObject> objects = [.. description.Objects
            .Where(o => tracks.ContainsKey(o.Id))
            .OrderBy(o => o.Id, StringComparer.Ordinal)
            .Select(o => Placed(o, tracks[o.Id]))];
        string? held = _grasp.Held(seen, objects);
        return new SceneGraph
        {
            At = at with { Time = seen.Time },
            Objects = held is null ? objects : [.. objects.Select(o => o.Id == held ? o with { HeldBy = description.RobotName } : o)],
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

    private static SceneObject Placed(ObjectDescription description, Track track) => new()
    {
        Description = description,
        Pose = track.Pose,
        ArticulationPositions = track.ArticulationPositions,
        Uncertainty = track.Uncertainty,
        LastSeen = track.Time,
        Source = track.Source,
    };
}
