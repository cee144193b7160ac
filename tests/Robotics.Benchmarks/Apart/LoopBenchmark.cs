using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Configuration;
using Robotics.Host.Regions;
using Robotics.Protos.Episodes;
using Robotics.Sim.Evaluation;

namespace Robotics.Benchmarks.Apart;

/// <summary>The whole loop in one process and in six on Unix sockets, side by side: the demo, in simulated time, from the task's first event to its judgement.</summary>
internal static class LoopBenchmark
{
    private const int Episodes = 8;

    public static SortedDictionary<string, object> Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<SortedDictionary<string, object>> RunAsync()
    {
        await using Cell cell = new(new CellOptions());
        await cell.UpAsync();
        List<double> one = [], many = [];
        SortedDictionary<string, double> used = [];
        double usedHere = 0;

        // The first of each warms up.
        for (int i = 0; i <= Episodes; i++)
        {
            if (i == 1) used = cell.ProcessorSeconds();
            double before = Environment.CpuUsage.TotalTime.TotalSeconds;
            double here = await SecondsAsync(order => Task.FromResult(RunSetting.Here(order, new HostConfiguration(), NullLoggerFactory.Instance)), i);
            if (i > 0) usedHere += Environment.CpuUsage.TotalTime.TotalSeconds - before;
            double apart = await SecondsAsync(order => RunSetting.ApartAsync(order, cell.Configuration, NullLoggerFactory.Instance, CancellationToken.None), i);
            if (i == 0) continue;
            one.Add(here);
            many.Add(apart);
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
            ["leastRatio"] = Math.Round(many.Min() / one.Min(), 3),
        };
    }

    private static async Task<double> SecondsAsync(Func<EpisodeOrder, Task<RunSetting>> open, int seed)
    {
        await using RunSetting setting = await open(Cell.Demo with { Seed = seed });
        EpisodeRun run = new() { TaskId = $"loop/{seed}", Seed = seed, Brain = new BrainOptions() };
        long start = TimeProvider.System.GetTimestamp();
        EpisodeResult result = await setting.RunAsync(run, CancellationToken.None);
        if (!result.Succeeded) throw new RoboticsException(ErrorCode.Internal, $"The demo with seed {seed} failed: {result.Outcome.Text}");
        return TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
