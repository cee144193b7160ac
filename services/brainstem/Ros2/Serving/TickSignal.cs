namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>Lets others wait for the simulation's next tick. Thread-safe.</summary>
internal sealed class TickSignal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task NextAsync(CancellationToken ct) => Volatile.Read(ref _next).Task.WaitAsync(ct);

    public void Pulse() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
