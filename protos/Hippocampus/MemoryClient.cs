using Robotics.Protos.Calls;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Hippocampus;

/// <summary>A memory in another process. Thread-safe.</summary>
/// <param name="channel">The hippocampus's; the caller keeps it.</param>
public sealed class MemoryClient(RegionChannel channel) : IMemory
{
    private readonly V1.HippocampusService.HippocampusServiceClient _client = new(channel.Calls);

    public async ValueTask<MemoryId> AppendAsync(MemoryEvent e, CancellationToken ct) =>
        new((await _client.AppendAsync(new() { Event = e.ToWire() }, cancellationToken: ct)).Id);

    public async ValueTask<Recollections> RecallAsync(Cue cue, MemorySnapshot asOf, CancellationToken ct) =>
        (await _client.RecallAsync(new() { Cue = cue.ToWire(), AsOf = asOf.ToWire() }, cancellationToken: ct)).Recollections.FromWire();

    public async ValueTask<MemorySnapshot> SnapshotAsync(CancellationToken ct) =>
        (await _client.TakeSnapshotAsync(new(), cancellationToken: ct)).Snapshot.FromWire();

    public async ValueTask ConsolidateAsync(ConsolidationBudget budget, CancellationToken ct) =>
        await _client.ConsolidateAsync(new() { MaxEvents = budget.MaxEvents }, cancellationToken: ct);
}
