using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Robotics.Host.Composition;
using Robotics.Host.Evaluation;
using Robotics.Host.Terminal;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Language;

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
        command.SetAction(async (parsed, ct) =>
        {
            ImmutableArray<LanguageRow> rows = parsed.GetValue(file) is { } named ? LanguageRow.Read(named) : LanguageRow.OwnWords;
            ImmutableArray<long> numbers = [.. NumberSet.Parse("--seeds", parsed.GetRequiredValue(seeds)).Select(n => (long)n)];
            return await RunAsync(rows, numbers, parsed.GetValue(json), ct);
        });
        return command;
    }

    private static async Task<int> RunAsync(ImmutableArray<LanguageRow> rows, ImmutableArray<long> seeds, bool json, CancellationToken ct)
    {
        using Microsoft.Extensions.Logging.ILoggerFactory logging = HostLogging.Create(null);
        LanguageEvaluation evaluation = new(LiberoFiles.Locate(), logging);
        int[] counts = new int[Enum.GetValues<GroundingScore>().Length];
        int planned = 0;
        await foreach (LanguageResult result in evaluation.RunAsync(rows, seeds, ct))
        {
            counts[(int)result.Score]++;
            if (result.Score == GroundingScore.Right && result.Plan is not null) planned++;
            if (!json) Console.WriteLine(Line(result));
        }

        int total = counts.Sum();
        (int right, int wrong, int asked) = (counts[(int)GroundingScore.Right], counts[(int)GroundingScore.Wrong], counts[(int)GroundingScore.Asked]);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { total, right, wrong, asked, planned, privileged = true, absentTasks = evaluation.Absent }, RecordJson.Compact));
        }
        else
        {
            string absent = evaluation.Absent.Count == 0 ? "" : $"; not run, files absent: {string.Join(", ", evaluation.Absent)}";
            Console.WriteLine(FormattableString.Invariant(
                $"{total} instructions (scenes from simulator truth): {right} right, of these {planned} with a plan; {wrong} wrong; {asked} asked{absent}"));
        }

        return total == 0 ? ExitCode.MissingDependency : ExitCode.Success;
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
        result.Remark);
}
