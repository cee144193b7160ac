using Robotics.Hippocampus.Stores.Sqlite;
using Robotics.Hippocampus.Stores.Volatile;

namespace Robotics.Hippocampus;

/// <summary>Episodic, semantic and procedural memory over one durable log: what happened, what is true, how long things take.</summary>
/// <remarks>
/// The log is read at the start, and afterwards what was added to it, by whomever; recall ranks in memory, by similarity to the cue and, among equals, newest first. A recall as of a snapshot
/// sees the log up to that event only, so that it gives the same answer for ever. Thread-safe.
/// </remarks>
public sealed class MemoryService : IMemory, IAsyncDisposable
{
    private const int MaxRecollections = 1000;
    private const double LeastSimilarity = 0.05;

    private readonly IMemoryStore _store;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly List<(StoredEvent Stored, float[] Vector)> _index = [];

    public MemoryService(IMemoryStore store) => _store = store;

    /// <summary>The memory in <c>memory.sqlite</c> of a folder, made when it is not there; null for one that lasts as long as the process.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: the folder cannot be written. DataLoss: the file is damaged; it is left as it is.</exception>
    public static MemoryService Open(string? folder) =>
        new(folder is null ? new VolatileStore() : SqliteStore.Open(Path.Combine(folder, "memory.sqlite")));

    public async ValueTask<MemoryId> AppendAsync(MemoryEvent e, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (string.IsNullOrWhiteSpace(e.Id.Value)) throw RoboticsException.Invalid("The id of a memory", $"'{e.Id.Value}'", "text that is not blank");
        await _gate.WaitAsync(ct);
        try
        {
            await _store.AppendAsync(e, ct);
            return e.Id;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask<Recollections> RecallAsync(Cue cue, MemorySnapshot asOf, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(cue.Text)) throw RoboticsException.Invalid("The cue", $"'{cue.Text}'", "text that is not blank");
        if (cue.Limit is < 1 or > MaxRecollections) throw RoboticsException.Invalid("The limit of a recall", cue.Limit, $"1 to {MaxRecollections}");
        await _gate.WaitAsync(ct);
        try
        {
            await CatchUpAsync(ct);
            float[] wanted = TextEmbedding.Of(cue.Text);
            var known = _index.TakeWhile(entry => entry.Stored.Sequence <= asOf.LastSequence).ToList();
            return new Recollections
            {
                AsOf = asOf,
                Items = [.. known
                    .Where(entry => cue.Kinds.IsEmpty || cue.Kinds.Contains(entry.Stored.Event.Kind))
                    .Select(entry => new Recollection(entry.Stored.Event, entry.Stored.Sequence, TextEmbedding.Similarity(wanted, entry.Vector)))
                    .Where(r => r.Score > LeastSimilarity)
                    .OrderByDescending(r => r.Score).ThenByDescending(r => r.Sequence)
                    .Take(cue.Limit)],
                Topics = Experience.Of(known.Select(entry => entry.Stored.Event)),
            };
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask<MemorySnapshot> SnapshotAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            await CatchUpAsync(ct);
            return new MemorySnapshot("live", _index.Count == 0 ? 0 : _index[^1].Stored.Sequence);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Writes what the oldest events of the budget teach as facts, one a topic. Consolidating the same events again adds nothing.</summary>
    public async ValueTask ConsolidateAsync(ConsolidationBudget budget, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(budget.MaxEvents);
        List<StoredEvent> considered;
        await _gate.WaitAsync(ct);
        try
        {
            await CatchUpAsync(ct);
            considered = [.. _index.Take(budget.MaxEvents).Select(entry => entry.Stored)];
        }
        finally
        {
            _gate.Release();
        }

        if (considered.Count == 0) return;
        TaskStep at = considered[^1].Event.At;
        foreach (TopicStatistics topic in Experience.Of(considered.Select(s => s.Event)))
        {
            await AppendAsync(
                new MemoryEvent
                {
                    Id = new MemoryId($"fact/{topic.Topic}/{topic.Tried}"),
                    Kind = MemoryKind.Fact,
                    At = at,
                    Subject = FormattableString.Invariant(
                        $"{topic.Topic.Replace('_', ' ').Replace('/', ' ')}: {topic.Succeeded} of {topic.Tried} went well, {topic.Duration.MeanSteps:0} steps"),
                },
                ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _gate.Dispose();
    }

    /// <summary>Takes over what the log has and the index has not.</summary>
    private async ValueTask CatchUpAsync(CancellationToken ct)
    {
        await foreach (StoredEvent stored in _store.ReadAsync(_index.Count == 0 ? 0 : _index[^1].Stored.Sequence, ct)) Index(stored);
    }

    private void Index(StoredEvent stored) => _index.Add((stored, TextEmbedding.Of($"{stored.Event.Subject} {stored.Event.Topic}")));
}
