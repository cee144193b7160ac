using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;

namespace Robotics.Host.Commands;

/// <summary><c>robotics memory</c>: look into what is remembered.</summary>
internal static class MemoryCommand
{
    public static Command Create() => new("memory", "What is remembered.") { Recall() };

    private static Command Recall()
    {
        Argument<string> cue = new("cue") { Description = "Words: an instruction, an object's name." };
        Option<int> limit = new("--limit") { Description = "At most so many (1 to 1000).", DefaultValueFactory = _ => 10 };
        Option<bool> json = new("--json") { Description = "One JSON object on standard output." };
        BrainArguments brain = new();
        Command command = new("recall", "Recall by a cue, best first.") { cue, limit, json };
        brain.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            HostConfiguration configuration = brain.Configuration(parsed).WithDefaultMemory();
            await using BrainFactory brains = new(NullLoggerFactory.Instance);
            IMemory memory = brains.Memory(configuration.Brain);
            MemorySnapshot asOf = brain.Snapshot(parsed) ?? await memory.SnapshotAsync(ct);
            Recollections recalled = await memory.RecallAsync(new Cue(parsed.GetRequiredValue(cue), parsed.GetValue(limit)), asOf, ct);
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(recalled, RecordJson.Indented));
            else Print(recalled);
        });
        return command;
    }

    private static void Print(Recollections recalled)
    {
        Console.WriteLine($"{recalled.Items.Length} memories as of {recalled.AsOf.Name} (#{recalled.AsOf.LastSequence})");
        foreach (Recollection item in recalled.Items)
        {
            string how = item.Event.Succeeded switch { true => "well", false => item.Event.Cause.ToString(), null => "" };
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{item.Score:0.000}  #{item.Sequence,-5} {item.Event.Kind,-8} {item.Event.Subject}  {how}  ({item.Event.At.TaskId}, step {item.Event.At.Step})"));
        }
    }
}
