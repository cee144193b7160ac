using Robotics.Cortex.TaskLoop;
using Robotics.Tests.TaskLoop;

namespace Robotics.Tests.Rehearsal;

/// <summary>A body whose copies do what a script says, one list of tries a copy, and the brains around them.</summary>
internal sealed class ScriptedCopies(params Cause[][] copies) : ISimulatedBody, IBrainFactory, IDisposable
{
    private readonly Queue<Cause[]> _copies = new(copies);

    /// <summary>The options of each copy's brain, in order.</summary>
    public List<BrainOptions> Asked { get; } = [];

    /// <summary>Copies that were disposed of.</summary>
    public int Disposed { get; private set; }

    public BodyDescription Description => throw new NotSupportedException();

    public ISimulatedBody Fork() => this;

    public SimulatedState Save() => new("scripted", new byte[] { 1, 2, 3 });

    public void Restore(SimulatedState state) => throw new NotSupportedException();

    public ISimulatedBody BodyOver(ISimulatedDriver driver) => throw new NotSupportedException();

    public Brain Around(IOperatedBody body, BrainOptions options)
    {
        Asked.Add(options);
        ScriptedRegions regions = new(_copies.Dequeue());
        TaskRunner runner = new(regions.Regions, new() { Recovery = false, Memory = false }, Microsoft.Extensions.Logging.Abstractions.NullLogger<TaskRunner>.Instance);
        return new() { Body = body, Perception = regions, Planner = regions, Executor = regions, Verifier = regions, Memory = regions, Runner = runner };
    }

    public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask RevokeAsync(string holder, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask RenewAsync(CommandLease lease, bool pauses) => throw new NotSupportedException();

    public ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct) => throw new NotSupportedException();

    public void Dispose() => Disposed++;
}
