namespace Robotics.Core.Scenes;

/// <summary>Observation → scene graph. Pulls from the body itself, so that an image hops once. The caller decides what follows when it throws.</summary>
public interface IPerception
{
    /// <summary>Starts a task and gives the scene at its step 0.</summary>
    ValueTask<SceneGraph> BeginAsync(PerceptionContext task, CancellationToken ct);

    /// <summary>The scene now. The same step gives the same answer.</summary>
    ValueTask<SceneGraph> PerceiveAsync(TaskStep at, CancellationToken ct);
}
