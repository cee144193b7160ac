namespace Robotics.Core.Memory;

/// <summary>What the hippocampus offers. A failed append throws and the caller retries with the same id; a failed recall is answered by the caller with no memories.</summary>
public interface IMemory
{
    /// <summary>Returns when the event is durable. An event whose id is known is not stored again.</summary>
    ValueTask<MemoryId> AppendAsync(MemoryEvent e, CancellationToken ct);

    /// <exception cref="RoboticsException">InvalidArgument: a blank cue, or a limit outside 1 to 1000.</exception>
    ValueTask<Recollections> RecallAsync(Cue cue, MemorySnapshot asOf, CancellationToken ct);

    /// <summary>Everything appended so far.</summary>
    ValueTask<MemorySnapshot> SnapshotAsync(CancellationToken ct);

    /// <summary>Turns episodes into lasting facts; nothing that was appended is lost.</summary>
    ValueTask ConsolidateAsync(ConsolidationBudget budget, CancellationToken ct);
}
