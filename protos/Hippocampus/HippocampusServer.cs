using Grpc.Core;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Hippocampus;

/// <summary>Answers <c>HippocampusService</c> with the memory of this process.</summary>
internal sealed class HippocampusServer(IMemory memory) : V1.HippocampusService.HippocampusServiceBase
{
    public override async Task<V1.AppendResponse> Append(V1.AppendRequest request, ServerCallContext context) =>
        new() { Id = (await memory.AppendAsync(request.Event.FromWire(), context.CancellationToken)).Value };

    public override async Task<V1.RecallResponse> Recall(V1.RecallRequest request, ServerCallContext context) =>
        new() { Recollections = (await memory.RecallAsync(request.Cue.FromWire(), request.AsOf.FromWire(), context.CancellationToken)).ToWire() };

    public override async Task<V1.TakeSnapshotResponse> TakeSnapshot(V1.TakeSnapshotRequest request, ServerCallContext context) =>
        new() { Snapshot = (await memory.SnapshotAsync(context.CancellationToken)).ToWire() };

    public override async Task<V1.ConsolidateResponse> Consolidate(V1.ConsolidateRequest request, ServerCallContext context)
    {
        if (request.MaxEvents < 0) throw RoboticsException.Invalid("The events of a consolidation", request.MaxEvents, "0 or more");
        await memory.ConsolidateAsync(new ConsolidationBudget(request.MaxEvents), context.CancellationToken);
        return new();
    }
}
