using System.Runtime.CompilerServices;

namespace Robotics.Hippocampus.Stores.Volatile;

/// <summary>A memory that lasts as long as the process: for evaluations, which must not remember one another.</summary>
public sealed class VolatileStore : IMemoryStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<MemoryId, StoredEvent> _byId = [];
    private readonly List<StoredEvent> _log = [];

    public ValueTask<StoredEvent> AppendAsync(MemoryEvent e, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_byId.TryGetValue(e.Id, out StoredEvent known)) return ValueTask.FromResult(known);
            StoredEvent stored = new(_log.Count + 1, e);
            _byId[e.Id] = stored;
            _log.Add(stored);
            return ValueTask.FromResult(stored);
        }
    }

    public async IAsyncEnumerable<StoredEvent> ReadAsync(long afterSequence, [EnumeratorCancellation] CancellationToken ct)
    {
        StoredEvent[] events;
        lock (_gate) events = [.. _log.Skip((int)afterSequence)];
        foreach (StoredEvent stored in events)
        {
            ct.ThrowIfCancellationRequested();
            yield return stored;
        }

        await Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
