using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Configuration;
using Robotics.Host.Recording;
using Robotics.Host.Regions;
using Robotics.Protos.Episodes;
using Robotics.Sim.Evaluation;

namespace Robotics.Benchmarks.Apart;

/// <summary>
/// <c>robotics bench equal</c>: the demo, and a LIBERO task where its files are, in one process and in six over mutual TLS: whether both succeed, and whether what
/// is recorded is equal byte for byte.
/// </summary>
internal static class EqualityBenchmark
{
    private const long Seed = 3;

    private static readonly ImmutableArray<(string Name, EpisodeOrder Order)> Orders =
    [
        ("demo", Cell.Demo with { Seed = Seed }),
        ("libero_object/0#0", Cell.Libero with { Seed = Seed }),
    ];

    public static SortedDictionary<string, object> Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<SortedDictionary<string, object>> RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("robotics-equal").FullName;
        SortedDictionary<string, object> found = new(StringComparer.Ordinal);
        try
        {
            await using Cell cell = new(new CellOptions { MutualTls = true, PatienceSeconds = 60 });
            await cell.UpAsync();
            foreach ((string name, EpisodeOrder order) in Orders) found[name] = await CompareAsync(cell, order, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return found;
    }

    private static async Task<object> CompareAsync(Cell cell, EpisodeOrder order, string folder)
    {
        string one = Path.Combine(folder, "one.jsonl"), six = Path.Combine(folder, "six.jsonl");
        try
        {
            bool here = await RecordAsync(RunSetting.Here(order, new HostConfiguration(), NullLoggerFactory.Instance), one);
            bool apart = await RecordAsync(await RunSetting.ApartAsync(order, cell.Configuration, NullLoggerFactory.Instance, CancellationToken.None), six);
            string[] first = await File.ReadAllLinesAsync(one), second = await File.ReadAllLinesAsync(six);
            int line = Enumerable.Range(0, Math.Max(first.Length, second.Length)).FirstOrDefault(i => first.ElementAtOrDefault(i) != second.ElementAtOrDefault(i), -1);
            return new
            {
                succeedsInOneProcess = here,
                succeedsInSix = apart,
                equal = line < 0,
                lines = first.Length,
                firstDifference = line < 0 ? null : $"line {line + 1}: {first.ElementAtOrDefault(line)} / {second.ElementAtOrDefault(line)}",
            };
        }
        catch (RoboticsException absent) when (absent.Code == ErrorCode.MissingDependency)
        {
            return new { notTried = absent.Message };
        }
    }

    private static async Task<bool> RecordAsync(RunSetting opened, string file)
    {
        await using RunSetting setting = opened;
        await using EpisodeWriter writer = new(file);
        EpisodeRun run = new() { TaskId = "equal", Seed = Seed, Brain = new BrainOptions(), Memory = MemorySnapshot.Empty, Observer = async (e, _) => await writer.WriteAsync(e) };
        EpisodeResult result = await setting.RunAsync(run, CancellationToken.None);
        await writer.WriteEnvironmentAsync(result.Success, result.SuccessAtEnd);
        return result.Succeeded;
    }
}
