using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Configuration;
using Robotics.Host.Regions;
using Robotics.Protos.Episodes;
using Robotics.Sim.Evaluation;

namespace Robotics.Benchmarks.Apart;

/// <summary>The whole loop in one process and in six on Unix sockets, side by side: the demo, in simulated time, from the task's first event to its judgement.</summary>
internal static class LoopBenchmark
{
    private const int Episodes = 8, WarmUp = 24;

    public static SortedDictionary<string, object> Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<SortedDictionary<string, object>> RunAsync()
    {
        await using Cell cell = new(new CellOptions { Metrics = true });
        await cell.UpAsync();
        List<double> one = [], many = [];
        SortedDictionary<string, double> stages = new(StringComparer.Ordinal), stagesApart = new(StringComparer.Ordinal);
        SortedDictionary<string, double> used = [];
        SortedDictionary<string, (double Count, double Seconds)> calls = [];
        double usedHere = 0;

        // Both remember on the disk.
        HostConfiguration alone = new() { Brain = new BrainOptions { MemoryFolder = cell.AnotherMemory } };

        // The first of each warm up: code is compiled as it is used, and six processes each compile their own, for half a minute.
        for (int i = 0; i < WarmUp + Episodes; i++)
        {
            if (i == WarmUp) (used, calls) = (cell.ProcessorSeconds(), await CallTimes.ReadAsync(cell.Pages));
            double before = Environment.CpuUsage.TotalTime.TotalSeconds;
            double here = await SecondsAsync(order => Task.FromResult(RunSetting.Here(order, alone, NullLoggerFactory.Instance)), i, alone.Brain, i >= WarmUp ? stages : null);
            if (i >= WarmUp) usedHere += Environment.CpuUsage.TotalTime.TotalSeconds - before;
            double apart = await SecondsAsync(order => RunSetting.ApartAsync(order, cell.Configuration, NullLoggerFactory.Instance, CancellationToken.None), i, new BrainOptions(), i >= WarmUp ? stagesApart : null);
            if (i < WarmUp) continue;
            one.Add(here);
            many.Add(apart);
        }

        SortedDictionary<string, object> times = new(StringComparer.Ordinal);
        foreach ((string call, (double count, double seconds)) in await CallTimes.ReadAsync(cell.Pages))
        {
            (double Count, double Seconds) before = calls.GetValueOrDefault(call);
            if (count > before.Count) times[call] = new { anEpisode = Math.Round((count - before.Count) / Episodes, 1), meanUs = Math.Round((seconds - before.Seconds) / (count - before.Count) * 1e6) };
        }

        double median = Median(one), medianApart = Median(many);
        return new(StringComparer.Ordinal)
        {
            ["episodes"] = Episodes,
            ["oneProcessSeconds"] = Math.Round(median, 3),
            ["apartSeconds"] = Math.Round(medianApart, 3),
            ["ratio"] = Math.Round(medianApart / median, 3),
            ["processorSecondsOneProcess"] = Math.Round(usedHere / Episodes, 3),
            ["processorSecondsApart"] = new SortedDictionary<string, double>(
                cell.ProcessorSeconds().ToDictionary(n => n.Key, n => Math.Round((n.Value - used[n.Key]) / Episodes, 3)), StringComparer.Ordinal),
            ["calls"] = times,
            ["stagesMs"] = new SortedDictionary<string, object>(
                stagesApart.ToDictionary(s => s.Key, object (s) => new { oneProcess = Mean(stages.GetValueOrDefault(s.Key)), apart = Mean(s.Value) }), StringComparer.Ordinal),
            ["leastRatio"] = Math.Round(many.Min() / one.Min(), 3),
        };
    }

    private static async Task<double> SecondsAsync(Func<EpisodeOrder, Task<RunSetting>> open, int seed, BrainOptions brain, SortedDictionary<string, double>? stages)
    {
        await using RunSetting setting = await open(Cell.Demo with { Seed = seed });
        long start = 0, last = 0;
        EpisodeRun run = new()
        {
            TaskId = $"loop/{seed}",
            Seed = seed,
            Brain = brain,
            Observer = (happened, _) =>
            {
                Ended(happened.GetType().Name);
                return ValueTask.CompletedTask;
            },
        };
        start = last = TimeProvider.System.GetTimestamp();
        EpisodeResult result = await setting.RunAsync(run, CancellationToken.None);
        Ended("Judged");
        if (!result.Succeeded) throw new RoboticsException(ErrorCode.Internal, $"The demo with seed {seed} failed: {result.Outcome.Text}");
        return TimeProvider.System.GetElapsedTime(start).TotalSeconds;

        // The time until an event is told of belongs to that event.
        void Ended(string stage)
        {
            long now = TimeProvider.System.GetTimestamp();
            if (stages is not null) stages[stage] = stages.GetValueOrDefault(stage) + TimeProvider.System.GetElapsedTime(last, now).TotalSeconds;
            last = now;
        }
    }

    /// <summary>An episode's, ms.</summary>
    private static double Mean(double seconds) => Math.Round(seconds / Episodes * 1e3, 2);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
