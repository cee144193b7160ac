using System.Globalization;
using System.Text.Json;

namespace Robotics.Benchmarks.Apart;

/// <summary>
/// <c>robotics bench faults [--repeat N] [--only TEXT] [--json]</c>: what <see cref="FaultMatrix"/> lists goes wrong while the demo runs apart.
/// Survived: the task ended by itself, reached or with a typed cause that is no defect.
/// </summary>
internal static class FaultBenchmark
{
    private const int Success = 0, BadInput = 2, MostTries = 3;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (!int.TryParse(Argument(args, "--repeat") ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out int repeat) || repeat < 1)
        {
            await errors.WriteLineAsync("robotics: --repeat takes a number, 1 or more.");
            return BadInput;
        }

        await using SlowPolicy policy = await SlowPolicy.StartAsync();
        ImmutableArray<FaultCase> cases = [.. FaultMatrix.Of(policy.Folder).Where(c => $"{c}".Contains(Argument(args, "--only") ?? "", StringComparison.OrdinalIgnoreCase))];
        List<FaultTrial> trials = [];
        RandomStream random = new(0, 0, "fault matrix");
        for (int round = 0; round < repeat; round++)
        {
            foreach (IGrouping<CellOptions, FaultCase> group in cases.GroupBy(c => c.Cell))
            {
                await using Cell cell = new(group.Key);
                foreach (FaultCase what in group)
                {
                    // On a busy machine a task may be over before: then once more.
                    for (int tries = 0; tries < MostTries && !(tries > 0 && trials[^1].Happened); tries++)
                    {
                        trials.Add(await FaultTrial.RunAsync(cell, what, atStep: 5 + random.NextIndex(60), random));
                        await errors.WriteLineAsync($"{trials[^1]}");
                    }
                }
            }
        }

        await output.WriteLineAsync(JsonSerializer.Serialize(new { summary = Summary(trials), trials }, args.Contains("--json") ? RecordJson.Compact : RecordJson.Indented));
        return Success;
    }

    private static object Summary(List<FaultTrial> trials) => new
    {
        tried = trials.Count,
        survived = trials.Count(t => t.Survived),
        commandsAfterLoss = trials.Sum(t => t.CommandsAfterLoss),
        memoriesLost = trials.Sum(t => t.MemoriesLost),
        happened = trials.Count(t => t.Happened),
        cells = trials.Select(t => (t.Pace, t.Region, t.Fault)).Distinct().Count(),
        cellsThatHappened = trials.Where(t => t.Happened).Select(t => (t.Pace, t.Region, t.Fault)).Distinct().Count(),
        reached = trials.Count(t => t.Cause == "reached"),
        notHeld = trials.Count(t => t.IsHeld == false),
        heldAfterMsMax = trials.Max(t => t.HeldAfterMs),
    };

    private static string? Argument(string[] args, string name)
    {
        int at = Array.IndexOf(args, name);
        return at < 0 ? null : at + 1 < args.Length ? args[at + 1] : "";
    }
}
