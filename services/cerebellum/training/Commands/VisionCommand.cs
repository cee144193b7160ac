using System.CommandLine;
using Robotics.Training.Learning;

namespace Robotics.Training.Commands;

/// <summary><c>robotics train vision</c>: where things are, from pictures.</summary>
internal static class VisionCommand
{
    public static Command Create()
    {
        WorkArguments work = new();
        Option<int> steps = new("--steps") { Description = "Steps of gradient descent.", DefaultValueFactory = _ => 16000 };
        Option<int> batch = new("--batch") { Description = "Pictures a step.", DefaultValueFactory = _ => 16 };
        Option<double> rate = new("--rate") { Description = "Largest learning rate.", DefaultValueFactory = _ => 2e-3 };
        Command command = new("vision", "Learn where the objects are, from recorded pictures.") { steps, batch, rate };
        work.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            using Work opened = work.Open(parsed);
            StageOptions options = new(parsed.GetValue(steps), parsed.GetValue(batch), parsed.GetValue(rate));
            new VisionLearning(opened.Practice, opened.Network, opened.Parameters, options, opened.Seed).Run(opened.Folder, ct);
            return Task.FromResult(0);
        });
        return command;
    }
}
