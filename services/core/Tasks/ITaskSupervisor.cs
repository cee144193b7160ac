namespace Robotics.Core.Tasks;

/// <summary>The person beside a task: pauses and resumes it, and answers its questions. Cancelling is the cancellation token's.</summary>
public interface ITaskSupervisor
{
    /// <summary>Returns at once unless the task is paused; then when it is resumed. Called between control windows, with the arm held.</summary>
    ValueTask WaitWhilePausedAsync(CancellationToken ct);

    /// <summary>The person's answer; null when nobody can be asked.</summary>
    ValueTask<string?> AskAsync(Question question, CancellationToken ct);
}
