using Robotics.Training.Data;
using Robotics.Training.Graphs;
using Robotics.Training.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Robotics.Training.Learning;

/// <summary>Teaches the network where the objects are, from the truth that the recorder wrote beside the pictures.</summary>
internal sealed class VisionLearning(Practice practice, TabletopNetwork network, ParameterSet parameters, StageOptions options, long seed)
{
    private const double PerMetre = 50, Heading = 0.3;

    private readonly ImmutableArray<SampleId> _learn = Practice.Pictured(practice, practice.Learn);
    private readonly ImmutableArray<SampleId> _check = Practice.Pictured(practice, practice.Check);

    public void Run(string folder, CancellationToken ct)
    {
        Console.Error.WriteLine($"vision: {_learn.Length} pictures to learn from, {_check.Length} to check with");
        new Stage("vision", folder, options, "vision.").Run(parameters, Loss, ct);
        Console.Error.WriteLine(Describe());
    }

    /// <summary>Errors on what was kept back, by object: median and 95th percentile of the distance, in millimetres.</summary>
    public string Describe()
    {
        using IDisposable still = no_grad();
        int objects = practice.Set.Objects.Length;
        List<double>[] errors = [.. Enumerable.Range(0, objects).Select(_ => new List<double>())];
        for (int at = 0; at < _check.Length; at += options.BatchSize)
        {
            using IDisposable scope = NewDisposeScope();
            SightBatch batch = SightBatch.Of(practice, _check.AsSpan().Slice(at, Math.Min(options.BatchSize, _check.Length - at)), network.Cameras);
            float[] off = ParameterSet.Values((See(batch).Positions - batch.Positions).square().sum(2).sqrt());
            for (int i = 0; i < off.Length; i++) errors[i % objects].Add(off[i] * 1000);
        }

        foreach (List<double> list in errors) list.Sort();
        return string.Join(", ", practice.Set.Objects.Select((o, i) => $"{o} {errors[i][errors[i].Count / 2]:F1} ({errors[i][errors[i].Count * 95 / 100]:F1}) mm"));
    }

    private (Tensor Loss, string Text) Loss(int step)
    {
        RandomStream random = new(seed, step, "vision batch");
        SampleId[] ids = new SampleId[options.BatchSize];
        for (int i = 0; i < ids.Length; i++) ids[i] = _learn[random.NextIndex(_learn.Length)];
        SightBatch batch = SightBatch.Of(practice, ids, network.Cameras);
        Sight<Tensor> sight = See(batch);
        Tensor maps = (-(batch.Maps[0] * log(sight.Maps[0] + Number.Of(1e-7))).sum(2).mean()) - (batch.Maps[1] * log(sight.Maps[1] + Number.Of(1e-7))).sum(2).mean();
        Tensor position = F.smooth_l1_loss(sight.Positions * Number.Of(PerMetre), batch.Positions * Number.Of(PerMetre));
        Tensor heading = F.mse_loss(sight.Headings, batch.Headings);
        string text = $"maps {maps.item<float>():F3} position {position.item<float>():F4} heading {heading.item<float>():F3}";
        return ((maps + position + (heading * Number.Of(Heading))).sum(), text);
    }

    private Sight<Tensor> See(SightBatch batch)
    {
        TorchGraph graph = new(parameters, batch.State.shape[0]);
        BodyInputs<Tensor> body = TabletopNetwork.Body(graph, batch.State);
        return network.Vision.See(graph, batch.Pictures, body.Position, body.Axes, body.Width);
    }
}
