using System.Globalization;
using System.Text.Json;
using Robotics.Host.Regions;

namespace Robotics.Benchmarks.Apart;

/// <summary>
/// <c>robotics bench faults [--repeat N] [--json]</c>: each region is killed, frozen and restarted in turn while the demo runs apart, in simulated time.
/// Survived: the task ended by itself, reached or with a typed cause that is no defect.
/// </summary>
internal static class FaultBenchmark
{
    private const int Success = 0, BadInput = 2;
    private static readonly ImmutableArray<string> Faults = ["freeze", "kill", "restart"];

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        int repeat = 1;
        int at = Array.IndexOf(args, "--repeat");
        if (at >= 0 && (at + 1 == args.Length || !int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out repeat) || repeat < 1))
        {
            await errors.WriteLineAsync("robotics: --repeat takes a number, 1 or more.");
            return BadInput;
        }

        List<FaultTrial> trials = [];
        using Cell cell = new();
        RandomStream random = new(0, 0, "fault matrix");
        for (int round = 0; round < repeat; round++)
        {
            foreach (string region in RegionCatalog.Names)
            {
                foreach (string fault in Faults)
                {
                    trials.Add(await FaultTrial.RunAsync(cell, region, fault, atStep: 5 + random.NextIndex(60)));
                    await errors.WriteLineAsync($"{trials[^1]}");
                }
            }
        }

        var result = new
        {
            summary = new
            {
                tried = trials.Count,
                survived = trials.Count(t => t.Survived),
                commandsAfterLoss = trials.Sum(t => t.CommandsAfterLoss),
                memoriesLost = trials.Sum(t => t.MemoriesLost),
            },
            trials,
        };
        await output.WriteLineAsync(JsonSerializer.Serialize(result, args.Contains("--json") ? RecordJson.Compact : RecordJson.Indented));
        return Success;
    }
}
