using System.CommandLine;
using Robotics.Training.Learning;

namespace Robotics.Training.Commands;

/// <summary><c>robotics train control</c>: what to do, from where things are.</summary>
internal static class ControlCommand
{
    public static Command Create()
    {
        WorkArguments work = new();
        Option<int> steps = new("--steps") { Description = "Steps of gradient descent.", DefaultValueFactory = _ => 8000 };
        Option<int> batch = new("--batch") { Description = "Samples a step.", DefaultValueFactory = _ => 256 };
        Option<double> rate = new("--rate") { Description = "Largest learning rate.", DefaultValueFactory = _ => 1e-3 };
        Command command = new("control", "Learn what the skills do, from recorded steps.") { steps, batch, rate };
        work.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            using Work opened = work.Open(parsed);
            StageOptions options = new(parsed.GetValue(steps), parsed.GetValue(batch), parsed.GetValue(rate));
            new ControlLearning(opened.Practice, opened.Network, opened.Parameters, options, opened.Seed).Run(opened.Folder, ct);
            return Task.FromResult(0);
        });
        return command;
    }
}
