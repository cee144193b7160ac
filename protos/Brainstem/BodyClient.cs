using Google.Protobuf;
using Robotics.Protos.Calls;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Brainstem;

/// <summary>A body in another process. Thread-safe. A command is never repeated: whoever lost its answer looks at the body first.</summary>
public sealed class BodyClient : IOperatedBody, IDisposable
{
    private readonly V1.BrainstemService.BrainstemServiceClient _client;
    private readonly DuplexClient<V1.ObserveBodyRequest, V1.ObserveBodyResponse, NoState> _observations;
    private readonly DuplexClient<V1.ExecuteRequest, V1.ExecuteResponse, NoState> _commands;
    private readonly Sighting? _sighting;
    private BodyDescription? _description;

    /// <param name="channel">The brainstem's; the caller keeps it.</param>
    /// <param name="sighting">Gets what the body senses after each chunk; null when nobody wants it.</param>
    public BodyClient(RegionChannel channel, Sighting? sighting = null)
    {
        ArgumentNullException.ThrowIfNull(channel);
        _sighting = sighting;
        _client = new(channel.Calls);
        _observations = new(channel, () => _client.Observe());
        _commands = new(channel, () => _client.Execute());
    }

    /// <summary>As of the last <see cref="RefreshAsync"/>.</summary>
    public BodyDescription Description =>
        _description ?? throw new RoboticsException(ErrorCode.Internal, "The description of a body in another process was not asked for.");

    /// <summary>Asks for the description: at the start, and when the episode has changed.</summary>
    /// <exception cref="RoboticsException">Unavailable: the brainstem does not answer.</exception>
    public async ValueTask<BodyDescription> RefreshAsync(CancellationToken ct) =>
        _description = (await _client.DescribeBodyAsync(new(), cancellationToken: ct)).Body.FromWire();

    public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(what);
        V1.ObserveBodyRequest request = new() { Tracks = what.Tracks };
        request.Cameras.AddRange(what.Cameras.Select(ObservationMapping.ToWire));
        return _observations.AskAsync(_ => request, (r, _) => r.Observation.FromWire(), ct);
    }

    public ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(chunk);
        if (ct.IsCancellationRequested) return new(new ChunkOutcome([], ChunkEnd.Preempted, "Cancelled before the first step."));
        _sighting?.Put(ByteString.Empty);
        V1.ExecuteRequest request = new() { Play = new() { Lease = lease.ToWire(), Chunk = chunk.ToWire(), Look = _sighting is not null } };
        return _commands.CommandAsync(
            _ => request,
            (r, _) =>
            {
                _sighting?.Put(r.Seen);
                return r.Outcome.FromWire();
            },
            null,
            new Interruption<V1.ExecuteRequest>(() => new() { Cancel = new() }, () => new() { Heartbeat = new() }, () => new() { Pause = new() }, chunk.Space.Period * chunk.Horizon),
            ct);
    }

    public async ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        V1.StopRequest message = new() { By = request.By, Reason = request.Reason, Mode = EnumMap<BodyMode, V1.BodyMode>.ToWire(request.Mode) };
        return (await _client.StopAsync(message, cancellationToken: ct)).State.FromWire();
    }

    public async ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        V1.AcquireLeaseRequest message = new() { Holder = request.Holder, After = request.After?.ToWire() };
        return (await _client.AcquireLeaseAsync(message, cancellationToken: ct)).Lease.FromWire();
    }

    public async ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct) =>
        await _client.ReleaseLeaseAsync(new() { Lease = lease.ToWire() }, cancellationToken: ct);

    public async ValueTask RevokeAsync(string holder, CancellationToken ct) =>
        await _client.RevokeLeaseAsync(new() { Holder = holder }, cancellationToken: ct);

    /// <summary>Nothing to do: the stream that chunks are commanded over says it.</summary>
    public ValueTask RenewAsync(CommandLease lease, bool pauses) => ValueTask.CompletedTask;

    public async ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct) =>
        (await _client.ResetStopAsync(new() { By = by }, cancellationToken: ct)).State.FromWire();

    public void Dispose()
    {
        _observations.Dispose();
        _commands.Dispose();
    }
}
