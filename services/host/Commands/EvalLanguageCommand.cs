using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Evaluation;
using Robotics.Host.Models;
using Robotics.Host.Terminal;
using Robotics.Sim.Libero;

namespace Robotics.Host.Commands;

/// <summary><c>robotics eval language</c>: how well instructions are understood in LIBERO's scenes, without moving. Scenes are simulator truth.</summary>
internal static class EvalLanguageCommand
{
    public static Command Create()
    {
        Argument<string?> file = new("file")
        {
            Description = "Instructions: suite, task, variant, instruction, separated by tabs. Without it: the tasks' own instructions.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string> seeds = new("--seeds") { Description = "Seeds of the objects' ids: 0-2, 0,3.", DefaultValueFactory = _ => "0" };
        Option<bool> json = new("--json") { Description = "One JSON object on standard output: total, right, wrong, asked." };
        Command command = new("language", "Ground instructions in LIBERO's scenes and score them by the tasks' goals.") { file, seeds, json };
        BrainArguments brain = new();
        brain.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            ImmutableArray<LanguageRow> rows = parsed.GetValue(file) is { } named ? LanguageRow.Read(named) : LanguageRow.OwnWords;
            ImmutableArray<long> numbers = [.. NumberSet.Parse("--seeds", parsed.GetRequiredValue(seeds)).Select(n => (long)n)];
            return await RunAsync(rows, numbers, brain.Configuration(parsed), parsed.GetValue(json), ct);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        ImmutableArray<LanguageRow> rows, ImmutableArray<long> seeds, HostConfiguration configuration, bool json, CancellationToken ct)
    {
        using ILoggerFactory logging = HostLogging.Create(null);
        using LanguageModels models = new(configuration.Models, configuration.Seed, logging);
        using Planners planners = new(logging, configuration.Models.Embedding);
        LanguageEvaluation evaluation = new(LiberoFiles.Locate(), () => planners.Create(configuration.Brain.Planner, models.Consultant, configuration.Models.Planning));
        LanguageTally tally = new();
        await foreach (LanguageResult result in evaluation.RunAsync(rows, seeds, ct))
        {
            tally.Add(result);
            if (!json) Console.WriteLine(Line(result));
        }

        if (json) PrintJson(tally, configuration, evaluation.Absent);
        else Print(tally, evaluation.Absent);
        return tally.Total == 0 ? ExitCode.MissingDependency : ExitCode.Success;
    }

    private static void PrintJson(LanguageTally tally, HostConfiguration configuration, List<string> absentTasks) => Console.WriteLine(JsonSerializer.Serialize(
        new
        {
            tally.Total, tally.Right, tally.Wrong, tally.Asked, tally.Planned, configuration.Brain.Planner, tally.Models, privileged = true, absentTasks,
        },
        RecordJson.Compact));

    private static void Print(LanguageTally tally, List<string> absentTasks)
    {
        string absent = absentTasks.Count == 0 ? "" : $"; not run, files absent: {string.Join(", ", absentTasks)}";
        Console.WriteLine(FormattableString.Invariant(
            $"{tally.Total} instructions (scenes from simulator truth): {tally.Right} right, of these {tally.Planned} with a plan; {tally.Wrong} wrong; {tally.Asked} asked{absent}"));
        if (tally.Models is { } models)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"language model: asked for {models.Consulted} proposals, {models.Taken} taken; {models.Calls} calls, {models.InputTokens} + {models.OutputTokens} tokens, cost {models.Cost}"));
        }
    }

    private static string Line(LanguageResult result) => string.Join(
        '\t',
        result.Score.ToString().ToLowerInvariant(),
        result.Confidence.ToString("F2", CultureInfo.InvariantCulture),
        $"{result.Row.Task}:{result.Row.Variant}",
        result.Row.Instruction,
        $"wanted: {result.Wanted}",
        $"understood: {result.Understood}",
        $"plan: {result.Plan}",
        string.Join("; ", result.Consultations.Select(c => $"model: {c.Proposed ?? "nothing"}: {(c.Taken ? "taken" : "not taken")}: {c.Why}").Prepend(result.Remark)));
}
