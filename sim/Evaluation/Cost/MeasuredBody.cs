namespace Robotics.Sim.Evaluation.Cost;

/// <summary>A body whose time is told apart from the brain's.</summary>
internal sealed class MeasuredBody(ISimulatedBody inner, LoopClock loop) : ISimulatedBody
{
    public BodyDescription Description => inner.Description;

    /// <summary>The action space of the first chunk; null before it.</summary>
    public ActionSpace? Commanded { get; private set; }

    public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct) => inner.ObserveAsync(what, ct);

    public async ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct)
    {
        Commanded ??= chunk.Space;
        bool working = loop.Pause();
        long start = loop.Timestamp();
        try
        {
            ChunkOutcome outcome = await inner.ExecuteAsync(lease, chunk, ct);
            if (working) loop.Played(outcome.Steps.Length, loop.Since(start));
            return outcome;
        }
        finally
        {
            if (working) loop.Resume();
        }
    }

    public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => inner.StopAsync(request, ct);

    public ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct) => inner.AcquireAsync(request, ct);

    public ValueTask RevokeAsync(string holder, CancellationToken ct) => inner.RevokeAsync(holder, ct);

    public ValueTask RenewAsync(CommandLease lease, bool pauses) => inner.RenewAsync(lease, pauses);

    public ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct) => inner.ReleaseAsync(lease, ct);

    public ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct) => inner.ResetStopAsync(by, ct);

    public ISimulatedBody Fork() => inner.Fork();

    public SimulatedState Save() => inner.Save();

    public void Restore(SimulatedState state) => inner.Restore(state);
}
