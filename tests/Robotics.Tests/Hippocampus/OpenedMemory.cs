using Robotics.Hippocampus;

namespace Robotics.Tests.Hippocampus;

/// <summary>A memory with all that has to be closed after it, in order.</summary>
internal sealed class OpenedMemory(IMemory memory, params ImmutableArray<IAsyncDisposable> owned) : IMemory, IAsyncDisposable
{
    public static OpenedMemory Of(MemoryService memory) => new(memory, memory);

    public ValueTask<MemoryId> AppendAsync(MemoryEvent e, CancellationToken ct) => memory.AppendAsync(e, ct);

    public ValueTask<Recollections> RecallAsync(Cue cue, MemorySnapshot asOf, CancellationToken ct) => memory.RecallAsync(cue, asOf, ct);

    public ValueTask<MemorySnapshot> SnapshotAsync(CancellationToken ct) => memory.SnapshotAsync(ct);

    public ValueTask ConsolidateAsync(ConsolidationBudget budget, CancellationToken ct) => memory.ConsolidateAsync(budget, ct);

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable thing in owned) await thing.DisposeAsync();
    }
}
