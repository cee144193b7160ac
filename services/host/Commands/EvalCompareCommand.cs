using System.CommandLine;
using System.Text.Json;
using Robotics.Host.Terminal;
using Robotics.Sim.Evaluation.Comparison;
using Robotics.Sim.Evaluation.Jobs;
using Robotics.Sim.Evaluation.Results;
using Spectre.Console;

namespace Robotics.Host.Commands;

/// <summary><c>robotics eval compare A B</c>: what changed from one evaluation to another, over the episodes that both ran.</summary>
internal static class EvalCompareCommand
{
    public static Command Create()
    {
        Argument<string> a = new("A") { Description = "Folder of the first evaluation." };
        Argument<string> b = new("B") { Description = "Folder of the second evaluation." };
        Option<bool> json = new("--json") { Description = "One JSON object on standard output." };
        Command command = new("compare", "Compare two evaluations episode by episode.") { a, b, json };
        command.SetAction(parsed =>
        {
            string first = parsed.GetRequiredValue(a), second = parsed.GetRequiredValue(b);
            EvaluationComparison comparison = EvaluationComparison.Of(ResultsFile.Read(first), ResultsFile.Read(second));
            ImmutableArray<string> differing = EvaluationFolder.Differences(first, second);
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(new { configuration = differing, comparison }, RecordJson.Indented));
            else ComparisonTable.Print(AnsiConsole.Console, comparison, differing);
        });
        return command;
    }
}
