namespace Robotics.Protos.Thalamus;

/// <summary>A body of which others tell what it senses: the next look is answered by that, further ones by the body.</summary>
/// <remarks>Thread-safe. Told by the one who commands the body, at once after it moved.</remarks>
/// <param name="body">The body; the caller keeps it.</param>
/// <param name="told">Shared with the one who is told.</param>
public sealed class ToldBody(IBody body, ToldBody.Tale told) : IBody
{
    public BodyDescription Description => body.Description;

    public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(what);
        return what.Tracks && what.Cameras.IsEmpty && told.Take() is { } seen ? new(seen) : body.ObserveAsync(what, ct);
    }

    public ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct) => body.ExecuteAsync(lease, chunk, ct);

    public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => body.StopAsync(request, ct);

    /// <summary>What was told and not looked at yet.</summary>
    public sealed class Tale
    {
        private Observation? _seen;

        /// <summary>Tells it; null for nothing.</summary>
        public void Tell(Observation? seen) => Volatile.Write(ref _seen, seen);

        internal Observation? Take() => Interlocked.Exchange(ref _seen, null);
    }
}
