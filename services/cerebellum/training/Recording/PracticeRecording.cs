using Microsoft.Extensions.Logging;
using Robotics.Cerebellum.Policies;
using Robotics.Host.Composition;
using Robotics.Sim.Demonstrations;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Scenes;

namespace Robotics.Training.Recording;

/// <summary>Records practice on the tabletop: by the skills, or by a policy that they correct.</summary>
/// <param name="options">What is kept.</param>
/// <param name="learner">Folder of a policy that leads; null for none.</param>
internal sealed class PracticeRecording(DemonstrationOptions options, string? learner)
{
    private const string Scene = "tabletop";

    /// <summary>In how many parts a round is recorded, whatever the number of workers: its samples do not depend on it.</summary>
    private const int Parts = 8;

    /// <summary>Records a round in parts, several at a time. Parts that are whole already are kept.</summary>
    /// <param name="folder">Beginning of the names of the parts' folders.</param>
    /// <param name="seeds">The first, and how many.</param>
    /// <param name="workers">Parts at a time.</param>
    /// <param name="ct">Ends it between episodes.</param>
    /// <returns>The parts' folders, in order.</returns>
    public async Task<ImmutableArray<string>> RecordRoundAsync(string folder, (long First, int Count) seeds, int workers, CancellationToken ct)
    {
        string[] folders = [.. Enumerable.Range(0, Parts).Select(i => $"{folder}-{i}")];
        int done = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Parts), new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = ct }, async (part, stop) =>
        {
            int from = seeds.Count * part / Parts, count = (seeds.Count * (part + 1) / Parts) - from;
            if (File.Exists(DemonstrationWriter.ManifestOf(folders[part]))) Interlocked.Add(ref done, count);
            else await RecordAsync(folders[part], (seeds.First + from, count), Show, stop);
        });
        return [.. folders];

        void Show() => Progress.Show("recording", Interlocked.Increment(ref done), seeds.Count, Path.GetFileName(folder));
    }

    /// <summary>Records a set.</summary>
    /// <param name="folder">Made, or replaced.</param>
    /// <param name="seeds">The first, and how many.</param>
    /// <param name="progress">Told after each episode.</param>
    /// <param name="ct">Ends it between episodes.</param>
    public async Task RecordAsync(string folder, (long First, int Count) seeds, Action progress, CancellationToken ct)
    {
        await using BrainFactory brains = new(HostLogging.Create(null));
        SceneSuite scene = Suites.Scene(Scene);
        await using IPolicy? leads = learner is null ? null : Load(scene, learner);
        await new DemonstrationRecorder(scene, brains).RecordAsync(
            folder, PracticeSeeds.From(seeds.First, seeds.Count), options with { Learner = leads },
            _ =>
            {
                brains.Release();
                progress();
            },
            ct);
    }

    private static IPolicy Load(SceneSuite scene, string folder)
    {
        using IEpisode episode = scene.Open(new SceneTask("look", "look", static _ => false), 0);
        using ILoggerFactory logging = HostLogging.Create(null);
        return PolicyCatalog.Create(Path.GetFullPath(folder), episode.Driver.Describe(), logging);
    }
}
