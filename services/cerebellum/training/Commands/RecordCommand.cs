using System.CommandLine;
using Microsoft.Extensions.Logging;
using Robotics.Cerebellum.Policies;
using Robotics.Host.Composition;
using Robotics.Sim.Demonstrations;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Scenes;

namespace Robotics.Training.Commands;

/// <summary><c>robotics train record</c>: demonstrations by the skills, or corrections of a policy by them.</summary>
internal static class RecordCommand
{
    public static Command Create()
    {
        Option<string> folder = new("--out") { Description = "Folder of the demonstrations.", Required = true };
        Option<int> episodes = new("--episodes") { Description = "How many.", DefaultValueFactory = _ => 100 };
        Option<long> seed = new("--seed") { Description = "Seed of the first; evaluations have small ones.", DefaultValueFactory = _ => PracticeSeeds.First };
        Option<int> every = new("--picture-every") { Description = "Pictures at every so many steps; 0: none.", DefaultValueFactory = _ => 4 };
        Option<double> disturbance = new("--disturbance") { Description = "Chance of a push at a step.", DefaultValueFactory = _ => 0.04 };
        Option<string?> learner = new("--learner") { Description = "Folder of a policy that leads the arm, while the skills say what they would do." };
        Option<double> share = new("--share") { Description = "Share of the steps that it leads.", DefaultValueFactory = _ => 0.6 };
        Option<string[]> about = new("--about") { Description = "Only instructions with one of these texts in them.", AllowMultipleArgumentsPerToken = true };
        Command command = new("record", "Record demonstrations by the skills.") { folder, episodes, seed, every, disturbance, learner, share, about };
        command.SetAction(async (parsed, ct) =>
        {
            DemonstrationOptions options = new()
            {
                Pictures = TabletopViews.All,
                PictureEvery = parsed.GetValue(every),
                Disturbance = parsed.GetValue(disturbance),
                LearnerShare = parsed.GetValue(share),
                About = [.. parsed.GetValue(about) ?? []],
            };
            await RecordAsync(parsed.GetRequiredValue(folder), (parsed.GetValue(seed), parsed.GetValue(episodes)), options, parsed.GetValue(learner), ct);
            return 0;
        });
        return command;
    }

    /// <summary>Records a set.</summary>
    /// <param name="folder">Made, or replaced.</param>
    /// <param name="seeds">The first, and how many.</param>
    /// <param name="options">What is kept.</param>
    /// <param name="learner">Folder of a policy that leads; null for none.</param>
    /// <param name="ct">Ends it between episodes.</param>
    public static async Task RecordAsync(string folder, (long First, int Count) seeds, DemonstrationOptions options, string? learner, CancellationToken ct)
    {
        await using BrainFactory brains = new(HostLogging.Create(null));
        SceneSuite scene = Suites.Scene("tabletop");
        await using IPolicy? leads = learner is null ? null : Load(scene, learner);
        await new DemonstrationRecorder(scene, brains).RecordAsync(
            folder, PracticeSeeds.From(seeds.First, seeds.Count), options with { Learner = leads },
            n =>
            {
                brains.Release();
                Progress.Show("recording", n, seeds.Count, Path.GetFileName(folder));
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
