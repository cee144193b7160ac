using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Composition;
using Robotics.Host.Regions;
using Robotics.Protos.Episodes;
using Robotics.Sim.Evaluation;

namespace Robotics.Benchmarks.Apart;

/// <summary>
/// <c>robotics bench apart</c>: the whole loop in one process and in six on Unix sockets, side by side, in simulated time, from the task's first event to its judgement:
/// the demo, and a LIBERO task where its files are; the brainstem with a core of its own, and without.
/// </summary>
internal static class LoopBenchmark
{
    private const int Episodes = 8;

    /// <summary>What is done once an episode is compiled after the thirtieth, in six processes on their own.</summary>
    private const int WarmUp = 40, WarmUpLibero = 4;

    public static SortedDictionary<string, object> Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<SortedDictionary<string, object>> RunAsync() => new(StringComparer.Ordinal)
    {
        ["ownCore"] = await BesideAsync(new CellOptions { Metrics = true, ServoCore = 0 }),
        ["sharedCores"] = await BesideAsync(new CellOptions { Metrics = true }),
    };

    private static async Task<object> BesideAsync(CellOptions options)
    {
        await using Cell cell = new(options);
        await cell.UpAsync();
        await using BrainFactory alone = new(HostLogging.Create(null, cell.Configuration, "alone"));
        SortedDictionary<string, object> tasks = new(StringComparer.Ordinal) { ["demo"] = await CompareAsync(cell, alone, Cell.Demo, WarmUp) };
        try
        {
            tasks["libero_object/0"] = await CompareAsync(cell, alone, Cell.Libero, WarmUpLibero);
        }
        catch (RoboticsException absent) when (absent.Code == ErrorCode.MissingDependency)
        {
            tasks["libero_object/0"] = new { notTried = absent.Message };
        }

        return tasks;
    }

    private static async Task<object> CompareAsync(Cell cell, BrainFactory alone, EpisodeOrder order, int warmUp)
    {
        StageTimes one = new(), apart = new();
        SortedDictionary<string, double> used = [];
        SortedDictionary<string, (double Count, double Seconds)> calls = [];
        double usedHere = 0;
        for (int i = 0; i < warmUp + Episodes; i++)
        {
            if (i == warmUp)
            {
                (one, apart) = (new(), new());
                (used, calls, usedHere) = (cell.ProcessorSeconds(), await CallTimes.ReadAsync(cell.Pages), 0);
            }

            EpisodeOrder seeded = order with { Seed = i };
            double before = Environment.CpuUsage.TotalTime.TotalSeconds;
            await HereAsync(alone, seeded, cell.AnotherMemory, one);
            usedHere += Environment.CpuUsage.TotalTime.TotalSeconds - before;
            await ApartAsync(cell, seeded, apart);
        }

        return new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["episodes"] = Episodes,
            ["oneProcessSeconds"] = Math.Round(one.MeanSeconds, 3),
            ["apartSeconds"] = Math.Round(apart.MeanSeconds, 3),

            // Of the same episodes, which are of unequal length.
            ["ratio"] = Math.Round(apart.MeanSeconds / one.MeanSeconds, 3),
            ["leastRatio"] = Math.Round(apart.LeastSeconds / one.LeastSeconds, 3),
            ["eachSeconds"] = new { oneProcess = one.EachSeconds, apart = apart.EachSeconds },
            ["processorSecondsOneProcess"] = Math.Round(usedHere / Episodes, 3),
            ["processorSecondsApart"] = new SortedDictionary<string, double>(
                cell.ProcessorSeconds().ToDictionary(n => n.Key, n => Math.Round((n.Value - used[n.Key]) / Episodes, 3)), StringComparer.Ordinal),
            ["calls"] = await CallsAsync(cell, calls),
            ["stagesMs"] = new SortedDictionary<string, object>(
                apart.MeanMs.ToDictionary(s => s.Key, object (s) => new { oneProcess = one.MeanMs.GetValueOrDefault(s.Key), apart = s.Value }), StringComparer.Ordinal),
        };
    }

    /// <summary>In this process, whose planner and memory stay from one episode to the next as those of the regions do. It remembers on the disk and logs as they do.</summary>
    private static async Task HereAsync(BrainFactory brains, EpisodeOrder order, string memory, StageTimes times)
    {
        using IEpisode episode = EpisodeOpening.Open(order, ownModel: false);
        await TimeAsync(order, new BrainOptions { MemoryFolder = memory }, times, run => new EpisodeRunner(brains).RunAsync(episode, run, CancellationToken.None));
        brains.Release();
    }

    private static async Task ApartAsync(Cell cell, EpisodeOrder order, StageTimes times)
    {
        await using RunSetting setting = await RunSetting.ApartAsync(order, cell.Configuration, NullLoggerFactory.Instance, CancellationToken.None);
        await TimeAsync(order, new BrainOptions(), times, run => setting.RunAsync(run, CancellationToken.None));
    }

    private static async Task TimeAsync(EpisodeOrder order, BrainOptions brain, StageTimes times, Func<EpisodeRun, Task<EpisodeResult>> play)
    {
        EpisodeRun run = new()
        {
            TaskId = $"loop/{order.Suite}/{order.Seed}",
            Seed = order.Seed,
            Brain = brain,
            Observer = (happened, _) =>
            {
                times.Ended(happened.GetType().Name);
                return ValueTask.CompletedTask;
            },
        };
        times.Begin();
        EpisodeResult result = await play(run);
        times.End("Judged");
        if (!result.Succeeded) throw new RoboticsException(ErrorCode.Internal, $"{order.Suite} with seed {order.Seed} failed: {result.Outcome.Text}");
    }

    private static async Task<SortedDictionary<string, object>> CallsAsync(Cell cell, SortedDictionary<string, (double Count, double Seconds)> since)
    {
        SortedDictionary<string, object> times = new(StringComparer.Ordinal);
        foreach ((string call, (double count, double seconds)) in await CallTimes.ReadAsync(cell.Pages))
        {
            (double Count, double Seconds) before = since.GetValueOrDefault(call);
            if (count > before.Count)
                times[call] = new { anEpisode = Math.Round((count - before.Count) / Episodes, 1), meanUs = Math.Round((seconds - before.Seconds) / (count - before.Count) * 1e6) };
        }

        return times;
    }
}
