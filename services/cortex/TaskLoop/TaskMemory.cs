using System.Text.Json;

namespace Robotics.Cortex.TaskLoop;

/// <summary>What a task remembers of itself. Ids are the task's id and a number, so that a retried append keeps one.</summary>
/// <remarks>A memory that does not answer never stops the arm: what could not be written waits for the next append.</remarks>
internal sealed class TaskMemory(IMemory memory, string taskId, bool enabled)
{
    private readonly Queue<MemoryEvent> _waiting = new();
    private int _count;

    /// <summary>Events that could not be written so far.</summary>
    public int Waiting => _waiting.Count;

    public async ValueTask<Recollections> RecallAsync(string cue, MemorySnapshot asOf, CancellationToken ct)
    {
        if (!enabled || asOf.LastSequence == 0) return Recollections.None with { AsOf = asOf };
        try
        {
            return await memory.RecallAsync(new Cue(cue), asOf, ct);
        }
        catch (RoboticsException e) when (e.Code is ErrorCode.Unavailable or ErrorCode.DataLoss)
        {
            return Recollections.None with { AsOf = asOf };
        }
    }

    public ValueTask KeepAsync(MemoryEvent e)
    {
        if (!enabled) return ValueTask.CompletedTask;
        _waiting.Enqueue(e with { Id = new MemoryId($"{taskId}/{_count++}") });
        return FlushAsync();
    }

    public static MemoryEvent Of(MemoryKind kind, TaskStep at, string subject) =>
        new() { Id = default, Kind = kind, At = at, Subject = subject };

    public static string Json(object details) => JsonSerializer.Serialize(details);

    // What happened is kept even when the task is being cancelled.
    private async ValueTask FlushAsync()
    {
        while (_waiting.TryPeek(out MemoryEvent? next))
        {
            try
            {
                await memory.AppendAsync(next, CancellationToken.None);
            }
            catch (RoboticsException e) when (e.Code is ErrorCode.Unavailable)
            {
                return;
            }

            _waiting.Dequeue();
        }
    }
}
