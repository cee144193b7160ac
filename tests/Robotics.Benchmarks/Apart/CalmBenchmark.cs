using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Configuration;
using Robotics.Host.Regions;
using Robotics.Sim.Evaluation;

namespace Robotics.Benchmarks.Apart;

/// <summary><c>robotics bench calm [--minutes N] [--json]</c>: the demo apart in real time, again and again, with nothing going wrong. What stops the arm then is a nuisance, whether or not the task goes on afterwards.</summary>
internal static class CalmBenchmark
{
    private const int Success = 0, BadInput = 2;
    private const double LongestMinutes = 24 * 60;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        int at = Array.IndexOf(args, "--minutes");
        double minutes = 60;
        if (at >= 0 && !(at + 1 < args.Length && double.TryParse(args[at + 1], CultureInfo.InvariantCulture, out minutes) && minutes is > 0 and <= LongestMinutes))
        {
            await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"robotics: --minutes takes a number, more than 0 and at most {LongestMinutes}."));
            return BadInput;
        }

        await using Cell cell = new(new CellOptions { Pace = Pace.Real });
        await cell.UpAsync();
        long start = TimeProvider.System.GetTimestamp();
        SortedDictionary<string, int> ends = new(StringComparer.Ordinal);
        int tasks = 0, interruptions = 0;
        while (TimeProvider.System.GetElapsedTime(start).TotalMinutes < minutes)
        {
            EpisodeResult result = await OnceAsync(cell, tasks++, e =>
            {
                if (e is not RecoveryChosen { Cause: Cause.Unavailable or Cause.LeaseLost } interrupted) return;
                interruptions++;
                errors.WriteLine($"task {tasks}: interrupted, and goes on: {interrupted.Text}");
            });
            string end = result.Outcome.Claimed ? "reached" : result.Outcome.Cause.ToString();
            ends[end] = ends.GetValueOrDefault(end) + 1;
            if (!result.Outcome.Claimed) await errors.WriteLineAsync($"task {tasks}: {result.Outcome.Text}");
        }

        var summary = new
        {
            minutes = Math.Round(TimeProvider.System.GetElapsedTime(start).TotalMinutes, 1),
            tasks,
            nuisanceStops = interruptions + ends.Where(e => e.Key is nameof(Cause.Unavailable) or nameof(Cause.LeaseLost) or nameof(Cause.Cancelled) or nameof(Cause.BodyStopped)).Sum(e => e.Value),
            wentOnAfterwards = interruptions,
            ends,
        };
        await output.WriteLineAsync(JsonSerializer.Serialize(new { summary }, args.Contains("--json") ? RecordJson.Compact : RecordJson.Indented));
        return Success;
    }

    private static async Task<EpisodeResult> OnceAsync(Cell cell, int number, Action<TaskEvent> see)
    {
        await using RunSetting setting = await RunSetting.ApartAsync(Cell.Demo with { Seed = number }, cell.Configuration, NullLoggerFactory.Instance, CancellationToken.None);
        return await setting.RunAsync(new EpisodeRun { TaskId = $"calm/{number}", Seed = number, Brain = new BrainOptions(), Observer = ObserveAsync }, CancellationToken.None);

        ValueTask ObserveAsync(TaskEvent e, IBody body)
        {
            see(e);
            return ValueTask.CompletedTask;
        }
    }
}
