using Robotics.Hippocampus;
using Robotics.Host.Configuration;
using Robotics.Host.Evaluation;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Jobs;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Tests.Evaluation;

/// <summary>Whole evaluations with the program's own brain, on few and short episodes of the tabletop.</summary>
public sealed class EvaluationJobTests : IDisposable
{
    private static readonly ImmutableArray<EpisodeKey> Episodes = [new("tabletop", 0, 0, 1), new("tabletop", 1, 0, 1), new("tabletop", 3, 0, 2)];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_episodes_line_does_not_depend_on_workers_or_on_a_kill_in_between()
    {
        ImmutableArray<EpisodeLine> alone = await RunAsync("alone", Episodes, workers: 1);
        Assert.All(alone, l => Assert.True(l.Success, l.Text));
        ImmutableArray<EpisodeLine> part = await RunAsync("both", Episodes[1..2], workers: 1);
        string file = Path.Combine(_folder["both"], ResultsFile.Name);
        await File.AppendAllTextAsync(file, "{\"schema\":1,\"status\":\"ran\",\"suite\":\"tabl", TestContext.Current.CancellationToken);
        Watcher watcher = new();
        ImmutableArray<EpisodeLine> both = await RunAsync("both", Episodes, workers: 2, watcher);
        Assert.Equal(part.Select(l => l.Key), watcher.Kept);
        Assert.Equal(2, watcher.Ended.Count);
        Assert.Equal(3, (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Length);
        Assert.Equal(alone.Select(Text), both.Select(Text));
    }

    [Fact]
    public void A_folder_of_another_configuration_is_refused_with_the_value()
    {
        using (EvaluationFolder first = EvaluationFolder.Open(_folder.Path, Configuration())) first.Results.Append(Lines.Ran(0, 0, true));
        using (EvaluationFolder.Open(_folder.Path, Configuration()))
        {
        }

        EvaluationConfiguration other = Configuration() with { Brain = new BrainOptions { Without = ["verifier"] } };
        RoboticsException e = Assert.Throws<RoboticsException>(() => EvaluationFolder.Open(_folder.Path, other));
        Assert.Equal(ErrorCode.InvalidArgument, e.Code);
        Assert.Contains("brain.without is [] there and [\"verifier\"] now", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_executor_ends_the_job_and_leaves_no_line()
    {
        EvaluationConfiguration configuration = Configuration() with { Brain = new BrainOptions { Executor = "magic" } };
        using EvaluationFolder folder = EvaluationFolder.Open(_folder.Path, configuration);
        RoboticsException e = await Assert.ThrowsAsync<RoboticsException>(
            () => Job(Episodes, configuration).RunAsync(folder, 2, new Watcher(), TestContext.Current.CancellationToken));
        Assert.Equal(ErrorCode.UnknownName, e.Code);
        Assert.Empty(folder.Results.Lines);
    }

    public void Dispose() => _folder.Dispose();

    internal static EvaluationConfiguration Configuration() => new()
    {
        Brain = new BrainOptions(),
        Memory = MemorySnapshot.Empty,
        Environment = new EnvironmentOptions(),
        Seed = null,
        Versions = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["robotics"] = "test" },
    };

    private static EvaluationJob Job(ImmutableArray<EpisodeKey> episodes, EvaluationConfiguration configuration) => new(
        episodes, configuration, () => new Workbench(new FrozenMemory(MemoryService.Open(null), MemorySnapshot.Empty), new HostConfiguration()), TimeProvider.System);

    private static string Text(EpisodeLine line) => System.Text.Json.JsonSerializer.Serialize(line.WithoutWallTime(), RecordJson.Compact);

    private async Task<ImmutableArray<EpisodeLine>> RunAsync(string name, ImmutableArray<EpisodeKey> episodes, int workers, Watcher? watcher = null)
    {
        using EvaluationFolder folder = EvaluationFolder.Open(_folder[name], Configuration());
        await Job(episodes, Configuration()).RunAsync(folder, workers, watcher ?? new Watcher(), TestContext.Current.CancellationToken);
        return folder.Results.Lines;
    }

    internal sealed class Watcher : IJobWatcher
    {
        public ImmutableArray<EpisodeKey> Kept { get; private set; } = [];

        public List<EpisodeKey> Ended { get; } = [];

        public void Began(int episodes, ImmutableArray<EpisodeLine> kept) => Kept = [.. kept.Select(l => l.Key)];

        void IJobWatcher.Ended(EpisodeLine line) => Ended.Add(line.Key);
    }
}
