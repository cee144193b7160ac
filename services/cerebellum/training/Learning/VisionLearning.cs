using Robotics.Training.Data;
using Robotics.Training.Graphs;
using Robotics.Training.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Robotics.Training.Learning;

/// <summary>Teaches the network where the objects are, from the truth that the recorder wrote beside the pictures.</summary>
internal sealed class VisionLearning(Practice practice, TabletopNetwork network, ParameterSet parameters, StageOptions options, long seed)
{
    /// <summary>Centimetres a metre, the error (centimetres) from which on it counts as such and not squared, the weight of headings.</summary>
    private const double PerMetre = 100, Corner = 0.3, Heading = 0.5;

    /// <summary>How much more an object counts that is below the hand, and how far away (metres) that has faded.</summary>
    private const double Near = 3, Reach = 0.1;

    private readonly ImmutableArray<SampleId> _learn = Practice.Pictured(practice, practice.Learn);
    private readonly ImmutableArray<SampleId> _check = Practice.Pictured(practice, practice.Check);
    private readonly Tensor _turns = tensor([.. practice.Set.Objects.Select(o => TabletopViews.Round.Contains(o) ? 0f : 1f)], [1, practice.Set.Objects.Length, 1]).DetachFromDisposeScope();

    public void Run(string folder, CancellationToken ct)
    {
        Console.Error.WriteLine($"vision: {_learn.Length} pictures to learn from, {_check.Length} to check with");
        new Stage("vision", folder, options, "vision.").Run(parameters, Loss, ct);
        Console.Error.WriteLine(Describe());
    }

    /// <summary>Errors on what was kept back, by object: median and 95th percentile of the distance in millimetres, and those of objects below the hand; median of the heading in degrees.</summary>
    public string Describe()
    {
        using IDisposable still = no_grad();
        int objects = practice.Set.Objects.Length;
        List<double>[] all = [.. Enumerable.Range(0, objects).Select(_ => new List<double>())], near = [.. all.Select(_ => new List<double>())], turn = [.. all.Select(_ => new List<double>())];
        for (int at = 0; at < _check.Length; at += options.BatchSize)
        {
            using IDisposable scope = NewDisposeScope();
            SightBatch batch = SightBatch.Of(practice, _check.AsSpan().Slice(at, Math.Min(options.BatchSize, _check.Length - at)), network.Cameras);
            Sight<Tensor> sight = See(batch);
            float[] off = ParameterSet.Values((sight.Positions - batch.Positions).square().sum(2).sqrt());
            float[] far = ParameterSet.Values((batch.Positions - batch.State.narrow(1, 0, 3).unsqueeze(1)).narrow(2, 0, 2).square().sum(2).sqrt());
            float[] seen = ParameterSet.Values(sight.Headings), true4 = ParameterSet.Values(batch.Headings);
            for (int i = 0; i < off.Length; i++)
            {
                all[i % objects].Add(off[i] * 1000);
                if (far[i] >= Reach) continue;
                near[i % objects].Add(off[i] * 1000);
                double angle = Math.Atan2(seen[(2 * i) + 1], seen[2 * i]) - Math.Atan2(true4[(2 * i) + 1], true4[2 * i]);
                turn[i % objects].Add(Math.Abs(Math.IEEERemainder(angle, Math.Tau)) / 4 * 180 / Math.PI);
            }
        }

        return string.Join("; ", practice.Set.Objects.Select((o, i) =>
            $"{o} {Part(all[i], 50):F1} ({Part(all[i], 95):F1}) mm, near {Part(near[i], 50):F1} ({Part(near[i], 95):F1}) mm {Part(turn[i], 50):F0} deg"));
    }

    private static double Part(List<double> values, int percent)
    {
        values.Sort();
        return values.Count == 0 ? double.NaN : values[Math.Min(values.Count - 1, values.Count * percent / 100)];
    }

    private (Tensor Loss, string Text) Loss(int step)
    {
        RandomStream random = new(seed, step, "vision batch");
        SampleId[] ids = new SampleId[options.BatchSize];
        for (int i = 0; i < ids.Length; i++) ids[i] = _learn[random.NextIndex(_learn.Length)];
        SightBatch batch = SightBatch.Of(practice, ids, network.Cameras);
        Sight<Tensor> sight = See(batch);
        Tensor maps = (-(batch.Maps[0] * log(sight.Maps[0] + Number.Of(1e-7))).sum(2).mean()) - (batch.Maps[1] * log(sight.Maps[1] + Number.Of(1e-7))).sum(2).mean();
        Tensor far = (batch.Positions - batch.State.narrow(1, 0, 3).unsqueeze(1)).narrow(2, 0, 2).square().sum([2], keepdim: true);
        Tensor weights = Number.Of(1) + (exp(far * Number.Of(-1 / (Reach * Reach))) * Number.Of(Near));
        Tensor scale = Number.Of(PerMetre), off = F.smooth_l1_loss(sight.Positions * scale, batch.Positions * scale, nn.Reduction.None, Corner);
        Tensor turned = (sight.Headings - batch.Headings).square() * _turns;
        Tensor position = (off * weights).sum() / (weights.sum() * Number.Of(3)), heading = (turned * weights).sum() / ((weights * _turns).sum() * Number.Of(2));
        string text = $"maps {maps.item<float>():F3} position {position.item<float>():F4} heading {heading.item<float>():F3}";
        return ((maps + position + (heading * Number.Of(Heading))).sum(), text);
    }

    private Sight<Tensor> See(SightBatch batch)
    {
        TorchGraph graph = new(parameters, batch.State.shape[0]);
        return network.Vision.See(graph, batch.Pictures, TabletopNetwork.Body(graph, batch.State));
    }
}
