namespace Robotics.Core.Tasks;

/// <summary>Runs a task to its end. Whatever goes wrong is an event with a typed cause, and the last event is always <see cref="TaskEnded"/>.</summary>
public interface ITaskRunner
{
    /// <summary>Events in order. Cancelling holds the arm, then ends the task with <see cref="Cause.Cancelled"/>.</summary>
    IAsyncEnumerable<TaskEvent> RunAsync(TaskRequest request, CancellationToken ct);
}
