using Microsoft.Extensions.DependencyInjection;
using Robotics.Protos.Brainstem;
using Robotics.Protos.Calls;

namespace Robotics.Tests.Apart;

/// <summary>A simulated body that is observed and commanded over gRPC; saving, restoring and forking happen where it is.</summary>
internal sealed class BodyOverGrpc : ISimulatedBody, IAsyncDisposable
{
    private readonly ISimulatedBody _there;
    private readonly ServedRegion _region;
    private readonly BodyClient _client;

    private readonly TaskCompletionSource _cancelled = new();

    private BodyOverGrpc(ISimulatedBody there, ServedRegion region) => (_there, _region, _client) = (there, region, new BodyClient(region.Channel));

    public BodyDescription Description => _client.Description;

    /// <summary>Done when the cancellation of a chunk has reached the body.</summary>
    public Task Cancelled => _cancelled.Task;

    public static async Task<BodyOverGrpc> StartAsync(ISimulatedBody there, bool onSocket)
    {
        BodyOverGrpc? body = null;
        ServedRegion region = await ServedRegion.StartAsync(
            s => s.AddSingleton<IBody>(_ => new Watched(there, body!._cancelled)).AddSingleton<IBodyOperator>(there), r => r.MapBrainstem(), onSocket: onSocket);
        body = new(there, region);
        await body._client.RefreshAsync(TestContext.Current.CancellationToken);
        return body;
    }

    public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct) => _client.ObserveAsync(what, ct);

    public ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct) => _client.ExecuteAsync(lease, chunk, ct);

    public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => _client.StopAsync(request, ct);

    public ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct) => _client.AcquireAsync(request, ct);

    public ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct) => _client.ReleaseAsync(lease, ct);

    public ValueTask RevokeAsync(string holder, CancellationToken ct) => _client.RevokeAsync(holder, ct);

    public ValueTask RenewAsync(CommandLease lease, bool pauses) => _client.RenewAsync(lease, pauses);

    public ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct) => _client.ResetStopAsync(by, ct);

    public ISimulatedBody Fork() => _there.Fork();

    public SimulatedState Save() => _there.Save();

    public void Restore(SimulatedState state) => _there.Restore(state);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _region.DisposeAsync();
    }

    /// <summary>The body where it is, with an eye on its cancellations.</summary>
    private sealed class Watched(IBody there, TaskCompletionSource cancelled) : IBody
    {
        public BodyDescription Description => there.Description;

        public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct) => there.ObserveAsync(what, ct);

        public async ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct)
        {
            await using CancellationTokenRegistration registration = ct.Register(() => cancelled.TrySetResult());
            return await there.ExecuteAsync(lease, chunk, ct);
        }

        public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => there.StopAsync(request, ct);
    }
}
