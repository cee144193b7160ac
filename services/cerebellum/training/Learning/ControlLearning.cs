using Robotics.Training.Data;
using Robotics.Training.Graphs;
using Robotics.Training.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Robotics.Training.Learning;

/// <summary>Teaches the network what the demonstrator does, from where things are, as well as they are seen.</summary>
internal sealed class ControlLearning(Practice practice, TabletopNetwork network, ParameterSet parameters, StageOptions options, long seed)
{
    private const double Understanding = 0.2, Gripper = 0.3, Corner = 0.1;

    private SeenObjects? _seen;

    public void Run(string folder, CancellationToken ct)
    {
        Console.Error.WriteLine($"control: {practice.Learn.Length} steps to learn from, {practice.Check.Length} to check with");
        _seen = new SeenObjects(practice, network, parameters, ct);
        new Stage("control", folder, options, "control.", "language.").Run(parameters, Loss, ct);
        Console.Error.WriteLine(Describe());
    }

    /// <summary>The mean error of what was kept back.</summary>
    public string Describe()
    {
        using IDisposable still = no_grad();
        using IDisposable scope = NewDisposeScope();
        RandomStream random = new(seed, -1, "control check");
        SampleId[] ids = new SampleId[Math.Min(4096, practice.Check.Length)];
        for (int i = 0; i < ids.Length; i++) ids[i] = practice.Check[random.NextIndex(practice.Check.Length)];
        return $"control, kept back: {LossOf(ControlBatch.Of(practice, ids, null, random)).Text}";
    }

    private (Tensor Loss, string Text) Loss(int step)
    {
        RandomStream random = new(seed, step, "control batch");
        SampleId[] ids = new SampleId[options.BatchSize];
        for (int i = 0; i < ids.Length; i++) ids[i] = practice.Learn[random.NextIndex(practice.Learn.Length)];
        return LossOf(ControlBatch.Of(practice, ids, _seen, random));
    }

    private (Tensor Loss, string Text) LossOf(ControlBatch batch)
    {
        const int Motion = ControlNetwork.Dimension - 1;
        TorchGraph graph = new(parameters, batch.State.shape[0]);
        var said = network.Language.Read(graph, batch.Sentence);
        Tensor acted = network.Control.Act(graph, batch.Positions, batch.Headings, said, TabletopNetwork.Body(graph, batch.State));
        Tensor weights = batch.Weights / batch.Weights.sum();
        Tensor motion = F.smooth_l1_loss(acted.narrow(2, 0, Motion), batch.Actions.narrow(2, 0, Motion), nn.Reduction.None, Corner).mean([2]);
        Tensor close = F.binary_cross_entropy_with_logits(acted.select(2, Motion), (batch.Actions.select(2, Motion) + Number.Of(1)) * Number.Of(0.5), reduction: nn.Reduction.None);
        Tensor understood = F.nll_loss(log(said.Subject + Number.Of(1e-7)), batch.Subject) + F.nll_loss(log(said.Target + Number.Of(1e-7)), batch.Target);
        Tensor moved = (motion * weights).sum(), gripped = (close * weights).sum();
        string text = $"motion {moved.item<float>():F4} gripper {gripped.item<float>():F4} language {understood.item<float>():F4}";
        return ((moved + (gripped * Number.Of(Gripper)) + (understood * Number.Of(Understanding))).sum(), text);
    }
}
