using System.CommandLine;
using Robotics.Host.Composition;
using Robotics.Host.Evaluation;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Host.Commands;

/// <summary><c>robotics eval libero</c>: a LIBERO suite as published evaluations run it.</summary>
internal static class EvalLiberoCommand
{
    public static Command Create()
    {
        Option<string[]> suites = new("--suite")
        {
            Description = "libero_spatial, libero_object, libero_goal, libero_10, libero_90; several separated by commas.",
            Required = true,
            CustomParser = result => [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries))],
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string?> inits = new("--inits") { Description = "Initial states: 0-49, 0,3 (default: all that the suite has)." };
        EnvironmentArguments environment = new();
        EvaluationArguments arguments = new();
        Command command = new("libero", "Evaluate LIBERO suites.") { suites, inits };
        environment.AddTo(command);
        arguments.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            EvaluationOrder order = arguments.Order(parsed);
            long seed = order.Configuration.Seed;
            var episodes = ImmutableArray.CreateBuilder<EpisodeKey>();
            foreach (string name in parsed.GetRequiredValue(suites).Distinct())
            {
                ISuite suite = Suites.Get(name);
                ImmutableArray<int> states = Inits(suite, parsed.GetValue(inits));
                episodes.AddRange(from task in arguments.Tasks(parsed, suite) from init in states select new EpisodeKey(name, task, init, seed));
            }

            order = order with { Episodes = episodes.ToImmutable(), Seed = seed, Environment = environment.Options(parsed) };
            return await new EvaluationRun(order, TimeProvider.System).RunAsync(ct);
        });
        return command;
    }

    private static ImmutableArray<int> Inits(ISuite suite, string? given)
    {
        if (given is null) return [.. Enumerable.Range(0, suite.Inits)];
        ImmutableArray<int> inits = NumberSet.Parse("--inits", given);
        return inits[^1] < suite.Inits
            ? inits
            : throw RoboticsException.Invalid($"The initial state of {suite.Name}", inits[^1], $"0 to {suite.Inits - 1}");
    }
}
