namespace Robotics.Core.Memory;

/// <summary>A durable, append-only log of memory events. Thread-safe. A failure throws; the caller may repeat the call with the same event.</summary>
public interface IMemoryStore : IAsyncDisposable
{
    /// <summary>Returns the event's sequence when it is durable. An event whose id is known keeps its first sequence and content.</summary>
    ValueTask<StoredEvent> AppendAsync(MemoryEvent e, CancellationToken ct);

    /// <summary>All events after <paramref name="afterSequence"/>, in order.</summary>
    /// <exception cref="RoboticsException">DataLoss: the store is damaged; nothing in it was changed.</exception>
    IAsyncEnumerable<StoredEvent> ReadAsync(long afterSequence, CancellationToken ct);
}
