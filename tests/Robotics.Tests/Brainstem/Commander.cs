namespace Robotics.Tests.Brainstem;

/// <summary>Commands a body with valid chunks: right epoch, next sequence number, next step.</summary>
internal sealed class Commander(ISimulatedBody body, ActionSpace space)
{
    private long _sequence;

    public CommandLease Lease { get; private set; } = new("nobody", 0);

    public static async Task<Commander> Of(ISimulatedBody body, ActionSpace? space = null)
    {
        Commander commander = new(body, space ?? FakeBodies.Delta);
        commander.Lease = await body.AcquireAsync("test", CancellationToken.None);
        return commander;
    }

    public async Task<Observation> See() => await body.ObserveAsync(ObservationRequest.Proprioception, CancellationToken.None);

    /// <summary>The chunk that would be valid now.</summary>
    public async Task<ActionChunk> Chunk(params double[] values)
    {
        Observation now = await See();
        return new()
        {
            Space = space,
            TaskId = "t",
            SubgoalId = "s",
            Epoch = Lease.Epoch,
            Sequence = ++_sequence,
            ComputedFrom = now.Time,
            FirstStep = now.Step,
            Values = [.. values],
        };
    }

    public async Task<ChunkOutcome> Play(params double[] values) => await Play(await Chunk(values), CancellationToken.None);

    public async Task<ChunkOutcome> Play(ActionChunk chunk, CancellationToken ct) => await body.ExecuteAsync(Lease, chunk, ct);

    public async Task<ChunkOutcome> Repeat(int times, params double[] row) => await Play([.. Enumerable.Repeat(row, times).SelectMany(r => r)]);
}
