namespace Robotics.Host.Regions;

/// <summary>A perception made anew for each task, over the body as it is described then: what one process a task has for nothing.</summary>
internal sealed class FreshPerception(BodySource bodies, Func<IBody, IPerception> make) : IPerception
{
    private IPerception? _perception;

    public async ValueTask<SceneGraph> BeginAsync(PerceptionContext task, CancellationToken ct)
    {
        IPerception made = make(await bodies.CurrentAsync(ct));
        SceneGraph first = await made.BeginAsync(task, ct);
        _perception = made;
        return first;
    }

    public ValueTask<SceneGraph> PerceiveAsync(TaskStep at, CancellationToken ct) => _perception is { } begun
        ? begun.PerceiveAsync(at, ct)
        : throw new RoboticsException(ErrorCode.Unavailable, $"The thalamus has begun no task since it started: it has lost {at.TaskId}.");
}
