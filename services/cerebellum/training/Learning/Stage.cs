using Robotics.Training.Graphs;
using static TorchSharp.torch;

namespace Robotics.Training.Learning;

/// <summary>A stage of training: so many steps of gradient descent, with checkpoints to go on from.</summary>
internal sealed class Stage
{
    private const int CheckpointEvery = 500, ShowTimes = 50;

    private readonly string _name;
    private readonly string _folder;
    private readonly StageOptions _options;
    private readonly ImmutableArray<string> _parts;

    /// <param name="name">Of the checkpoint's files.</param>
    /// <param name="folder">Where they are.</param>
    /// <param name="options">Steps and rates.</param>
    /// <param name="parts">First parts of the names of the parameters that learn.</param>
    public Stage(string name, string folder, StageOptions options, params ReadOnlySpan<string> parts) => (_name, _folder, _options, _parts) = (name, folder, options, [.. parts]);

    private string ParameterFile => Path.Combine(_folder, $"{_name}.parameters");

    private string MomentFile => Path.Combine(_folder, $"{_name}.moments");

    /// <summary>Trains, from the checkpoint if there is one.</summary>
    /// <param name="parameters">What is trained.</param>
    /// <param name="loss">The loss of a step, and what to show of it. Draws only from the step's number, so that a run that was cut short goes on alike.</param>
    /// <param name="ct">Stops after a checkpoint.</param>
    public void Run(ParameterSet parameters, Func<int, (Tensor Loss, string Text)> loss, CancellationToken ct)
    {
        using AdamW optimizer = new(parameters, n => _parts.Any(p => n.StartsWith(p, StringComparison.Ordinal)), _options.Decay);
        if (File.Exists(ParameterFile))
        {
            parameters.Load(ParameterFile);
            if (File.Exists(MomentFile)) optimizer.Load(MomentFile);
        }

        while (optimizer.Steps < _options.Steps)
        {
            using (NewDisposeScope())
            {
                (Tensor value, string text) = loss(optimizer.Steps);
                value.backward();
                optimizer.Step(Rate(optimizer.Steps));
                if (optimizer.Steps % Math.Max(1, _options.Steps / ShowTimes) == 0) Progress.Show(_name, optimizer.Steps, _options.Steps, $"loss {value.item<float>():F4} {text}");
            }

            bool stop = ct.IsCancellationRequested || optimizer.Steps == _options.Steps;
            if (!stop && optimizer.Steps % CheckpointEvery != 0) continue;
            parameters.Save(ParameterFile);
            optimizer.Save(MomentFile);
            ct.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Rises over the first steps and then falls to nothing along half a cosine.</summary>
    private double Rate(int step)
    {
        double warm = Math.Min(1, (step + 1.0) / _options.WarmSteps), fall = 0.5 * (1 + Math.Cos(Math.PI * step / _options.Steps));
        return _options.Rate * warm * Math.Max(0.01, fall);
    }
}
