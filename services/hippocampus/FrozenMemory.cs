namespace Robotics.Hippocampus;

/// <summary>A memory that recalls as of one snapshot and keeps nothing new, so that one episode of an evaluation does not teach the next. Thread-safe if the inner one is.</summary>
/// <param name="inner">What is recalled from.</param>
/// <param name="frozen">The snapshot; an earlier one may be asked for, a later one is answered as of this.</param>
public sealed class FrozenMemory(IMemory inner, MemorySnapshot frozen) : IMemory
{
    /// <summary>Keeps nothing.</summary>
    public ValueTask<MemoryId> AppendAsync(MemoryEvent e, CancellationToken ct) => ValueTask.FromResult(e.Id);

    public ValueTask<Recollections> RecallAsync(Cue cue, MemorySnapshot asOf, CancellationToken ct) =>
        inner.RecallAsync(cue, asOf.LastSequence < frozen.LastSequence ? asOf : frozen, ct);

    public ValueTask<MemorySnapshot> SnapshotAsync(CancellationToken ct) => ValueTask.FromResult(frozen);

    /// <summary>Keeps nothing.</summary>
    public ValueTask ConsolidateAsync(ConsolidationBudget budget, CancellationToken ct) => ValueTask.CompletedTask;
}
