using System.Diagnostics.Metrics;
using Robotics.Protos.Calls;

namespace Robotics.Host.Telemetry;

/// <summary>A memory whose size is measured.</summary>
internal sealed class MeteredMemory : IMemory, IAsyncDisposable
{
    private static readonly Counter<long> Appended = new Meter(CallMetrics.MeterName).CreateCounter<long>("robotics.memory.appended", null, "Memories that were acknowledged.");

    private readonly Meter _meter = new(CallMetrics.MeterName);
    private readonly IMemory _inner;

    /// <param name="inner">The memory; the caller keeps it.</param>
    /// <param name="folder">Where its files are.</param>
    public MeteredMemory(IMemory inner, string folder)
    {
        _inner = inner;
        _meter.CreateObservableGauge("robotics.memory.size", () => SizeOf(folder), "By", "Size of the memory's files.");
    }

    public async ValueTask<MemoryId> AppendAsync(MemoryEvent e, CancellationToken ct)
    {
        MemoryId id = await _inner.AppendAsync(e, ct);
        Appended.Add(1);
        return id;
    }

    public ValueTask<Recollections> RecallAsync(Cue cue, MemorySnapshot asOf, CancellationToken ct) => _inner.RecallAsync(cue, asOf, ct);

    public ValueTask<MemorySnapshot> SnapshotAsync(CancellationToken ct) => _inner.SnapshotAsync(ct);

    public ValueTask ConsolidateAsync(ConsolidationBudget budget, CancellationToken ct) => _inner.ConsolidateAsync(budget, ct);

    public ValueTask DisposeAsync()
    {
        _meter.Dispose();
        return ValueTask.CompletedTask;
    }

    private static long SizeOf(string folder) => Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length) : 0;
}
