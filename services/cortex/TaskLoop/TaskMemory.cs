using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

namespace Robotics.Cortex.TaskLoop;

/// <summary>What a task remembers of itself. Ids are the task's id, a number and a digest of what happened: an append that is made again keeps its id, and nothing else has the same.</summary>
/// <remarks>The arm never waits for a memory: events are written one after the other while the task goes on, and one that does not answer is asked again later.</remarks>
internal sealed class TaskMemory(IMemory memory, string taskId, bool enabled)
{
    private readonly ConcurrentQueue<MemoryEvent> _waiting = new();
    private Task _writing = Task.CompletedTask;
    private int _count;

    private int _refused;

    /// <summary>Events that could not be written so far.</summary>
    public int Waiting => _waiting.Count + _refused;

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

    /// <summary>Takes an event and begins to write it, unless one before it is being written.</summary>
    public void Keep(MemoryEvent e)
    {
        if (!enabled) return;
        _waiting.Enqueue(e with { Id = new MemoryId($"{taskId}/{_count++}-{Digest(e)}") });
        if (_writing.IsCompleted) _writing = FlushAsync();
    }

    /// <summary>Waits until all that was kept is written, or could not be.</summary>
    public async ValueTask SettleAsync()
    {
        await _writing;
        await FlushAsync();
    }

    public static MemoryEvent Of(MemoryKind kind, TaskStep at, string subject) =>
        new() { Id = default, Kind = kind, At = at, Subject = subject };

    public static string Json(object details) => JsonSerializer.Serialize(details);

    // What happened is kept even when the task is being cancelled.
    private async Task FlushAsync()
    {
        while (_waiting.TryPeek(out MemoryEvent? next))
        {
            try
            {
                await memory.AppendAsync(next, CancellationToken.None);
            }
            catch (RoboticsException e) when (e.Code is ErrorCode.InvalidArgument or ErrorCode.Forbidden or ErrorCode.Unsupported)
            {
                // It never can be; those behind it may.
                _refused++;
            }
#pragma warning disable CA1031 // Whatever is wrong with the memory, the arm does not wait for it: it is asked again later, and what is not written then is counted.
            catch (Exception)
#pragma warning restore CA1031
            {
                return;
            }

            _waiting.TryDequeue(out _);
        }
    }

    private static string Digest(MemoryEvent e) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(e)).AsSpan(0, 8));
}
