namespace Robotics.Cortex.TaskLoop;

/// <summary>Where a task stands: its last scene, how many control steps are left, and whether a person has paused it.</summary>
internal sealed class TaskClock(TaskRequest request, SceneGraph first)
{
    public SceneGraph Scene { get; private set; } = first;

    public long Steps { get; private set; }

    public TaskStep Now => new(request.TaskId, Steps, Scene.At.Time);

    public int StepsLeft => (int)Math.Max(0, request.StepLimit - Steps);

    public void Advance(SceneGraph scene)
    {
        Steps++;
        Scene = scene;
    }

    public void See(SceneGraph scene) => Scene = scene;

    public ValueTask WaitWhilePausedAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return request.Supervisor?.WaitWhilePausedAsync(ct) ?? ValueTask.CompletedTask;
    }
}
