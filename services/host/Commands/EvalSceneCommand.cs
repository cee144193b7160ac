using System.CommandLine;
using Robotics.Host.Composition;
using Robotics.Host.Evaluation;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Host.Commands;

/// <summary><c>robotics eval tabletop</c>, and the same for every other embedded scene: each seed draws one initial state of each task, as in <c>run --seed</c>.</summary>
internal static class EvalSceneCommand
{
    private const string AllSeeds = "0-49";

    public static Command Create(string scene)
    {
        Option<string?> seeds = new("--seeds") { Description = $"Seeds: 0-9, 0,3 (default: --seed, or {AllSeeds}). Seed N begins as 'run --seed N' does." };
        Option<string?> robot = new("--robot") { Description = "The robot in the scene (default: panda)." };
        EvaluationArguments arguments = new();
        Command command = new(scene, $"Evaluate the named tasks of the embedded scene {scene}.") { seeds, robot };
        arguments.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            string name = Suites.With(scene, parsed.GetValue(robot));
            ISuite suite = Suites.Get(name);
            ImmutableArray<long> numbers = parsed.GetValue(seeds) is null && arguments.Seed(parsed) is { } one
                ? [one]
                : [.. NumberSet.Parse("--seeds", parsed.GetValue(seeds) ?? AllSeeds).Select(n => (long)n)];
            EvaluationOrder order = arguments.Order(parsed) with
            {
                Episodes = [.. from task in arguments.Tasks(parsed, suite) from seed in numbers select new EpisodeKey(name, task, 0, seed)],
            };
            return await new EvaluationRun(order, TimeProvider.System).RunAsync(ct);
        });
        return command;
    }
}
