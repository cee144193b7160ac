using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Robotics.Host.Terminal;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Parity;

namespace Robotics.Host.Commands;

/// <summary><c>robotics sim parity</c>: how far simulations are from recordings of the original environment.</summary>
internal static class SimParityCommand
{
    private static readonly ImmutableArray<double> Bounds = [1e-9, 1e-6, 1e-4];

    public static Command Create()
    {
        Argument<string> folder = new("DIR") { Description = "Folder of recordings: SUITE__INDEX each, and seeded_resets.json." };
        Option<string> mode = SimCommand.Mode("exact");
        Option<bool> json = new("--json") { Description = "Print one JSON object only." };
        Command command = new("parity", "Compare the simulation with recordings of the original, task by task.") { folder, mode, json };
        command.SetAction((parsed, ct) =>
        {
            ParitySweep sweep = new(LiberoFiles.Locate(), parsed.GetValue(folder)!);
            return Task.FromResult(Run(sweep, parsed.GetValue(mode)!, parsed.GetValue(json), ct));
        });
        return command;
    }

    private static int Run(ParitySweep sweep, string mode, bool json, CancellationToken ct)
    {
        List<TaskParity> results = [];
        List<(string Folder, string Why)> notRun = [];
        if (!json) Console.WriteLine($"{"task",-20}{string.Concat(TaskParity.Milestones.Select(m => $"{$"step {m}",10}"))}   largest  success  predicates true/false/different");
        foreach (string folder in sweep.Folders())
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                TaskParity result = sweep.Compare(folder, SimCommand.Parse(mode));
                results.Add(result);
                if (!json) Console.WriteLine(Row(result));
            }
            catch (RoboticsException missing) when (missing.Code == ErrorCode.MissingDependency)
            {
                notRun.Add((Path.GetFileName(folder), missing.Message));
                if (!json) Console.WriteLine($"{Path.GetFileName(folder),-20} not run: {missing.Message}");
            }
        }

        (int resets, double resetDifference) = sweep.CompareResets();
        if (json) Console.WriteLine(Json(mode, results, notRun.Count, (resets, resetDifference)));
        else Summarise(mode, results, notRun.Count, (resets, resetDifference));
        return results.TrueForAll(r => r.SuccessDiffers == 0 && r.Predicates.Different == 0) ? ExitCode.Success : ExitCode.TaskFailed;
    }

    private static string Row(TaskParity r) => string.Create(
        CultureInfo.InvariantCulture,
        $"{r.Task,-20}{string.Concat(r.Difference.Append(r.Largest).Select(d => string.Create(CultureInfo.InvariantCulture, $"{d,10:0.0e+00}")))}  {r.Steps - r.SuccessDiffers,3}/{r.Steps,-3}  {r.Predicates.True,5}/{r.Predicates.False}/{r.Predicates.Different}{(r.Diverged ? "  diverged" : "")}");

    private static void Summarise(string mode, List<TaskParity> results, int notRun, (int Compared, double Difference) resets)
    {
        Console.WriteLine();
        foreach (double bound in Bounds)
        {
            int within = results.Count(r => r.Last <= bound);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mode}: |Δqpos| ≤ {bound:0e+0} after step {TaskParity.Milestones[^1]} on {within} of {results.Count} tasks ({100.0 * within / results.Count:F1} %)"));
        }

        Console.WriteLine($"success differs after {results.Sum(r => r.SuccessDiffers)} of {results.Sum(r => r.Steps)} control steps");
        Console.WriteLine($"goal predicates: {results.Sum(r => r.Predicates.True)} true, {results.Sum(r => r.Predicates.False)} false, {results.Sum(r => r.Predicates.Different)} different");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seeded resets: {resets.Compared} compared, largest difference {resets.Difference:0.0e+00}"));
        if (notRun > 0) Console.WriteLine($"not run: {notRun}");
    }

    private static string Json(string mode, List<TaskParity> results, int notRun, (int Compared, double Difference) resets) => JsonSerializer.Serialize(new
    {
        mode,
        tasks = results.Select(r => new
        {
            task = r.Task.ToString(),
            difference = TaskParity.Milestones.Zip(r.Difference).ToDictionary(m => m.First.ToString(CultureInfo.InvariantCulture), m => m.Second),
            largest = r.Largest,
            steps = r.Steps,
            successDiffers = r.SuccessDiffers,
            predicatesTrue = r.Predicates.True,
            predicatesFalse = r.Predicates.False,
            predicatesDifferent = r.Predicates.Different,
            diverged = r.Diverged,
        }),
        within = Bounds.ToDictionary(b => b.ToString("0e+0", CultureInfo.InvariantCulture), b => results.Count(r => r.Last <= b)),
        compared = results.Count,
        notRun,
        seededResets = new { compared = resets.Compared, difference = resets.Difference },
    });
}
