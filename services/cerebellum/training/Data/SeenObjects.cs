using Robotics.Training.Graphs;
using Robotics.Training.Networks;
using static TorchSharp.torch;

namespace Robotics.Training.Data;

/// <summary>Where the network that has learnt to see says the objects are, for every sample with pictures: with its own mistakes, which are worst where something hides another.</summary>
internal sealed class SeenObjects
{
    private const int BatchSize = 64;

    private readonly SortedDictionary<(int Set, int Sample), (float[] Positions, float[] Headings)> _seen = [];

    /// <param name="practice">Its samples to learn from.</param>
    /// <param name="network">Looks.</param>
    /// <param name="parameters">What it has learnt; nothing is seen before it has.</param>
    /// <param name="ct">Ends it: libtorch must not be at work when the process goes.</param>
    public SeenObjects(Practice practice, TabletopNetwork network, ParameterSet parameters, CancellationToken ct)
    {
        if (!parameters.All.Keys.Any(name => name.StartsWith("vision.", StringComparison.Ordinal))) return;
        using IDisposable still = no_grad();
        ImmutableArray<SampleId> all = Practice.Pictured(practice, practice.Learn);
        for (int at = 0; at < all.Length; at += BatchSize)
        {
            ct.ThrowIfCancellationRequested();
            using IDisposable scope = NewDisposeScope();
            ReadOnlySpan<SampleId> ids = all.AsSpan().Slice(at, Math.Min(BatchSize, all.Length - at));
            SightBatch batch = SightBatch.Of(practice, ids, network.Cameras);
            TorchGraph graph = new(parameters, ids.Length);
            (Tensor positions, Tensor headings) = network.See(graph, batch.Pictures, TabletopNetwork.Body(graph, batch.State));
            Add(ids, ParameterSet.Values(positions), ParameterSet.Values(headings));
        }
    }

    /// <summary>What is seen in a sample; null when it has no picture.</summary>
    public (float[] Positions, float[] Headings)? Of(SampleId id) => _seen.TryGetValue((id.Set, id.Sample), out var seen) ? seen : null;

    private void Add(ReadOnlySpan<SampleId> ids, float[] positions, float[] headings)
    {
        int p = positions.Length / ids.Length, h = headings.Length / ids.Length;
        for (int i = 0; i < ids.Length; i++) _seen[(ids[i].Set, ids[i].Sample)] = (positions[(i * p)..((i + 1) * p)], headings[(i * h)..((i + 1) * h)]);
    }
}
