using System.CommandLine;
using Robotics.Host.Composition;
using Robotics.Sim.Demonstrations;

namespace Robotics.Training.Commands;

/// <summary><c>robotics train record</c>: demonstrations by the skills.</summary>
internal static class RecordCommand
{
    public static Command Create()
    {
        Option<string> folder = new("--out") { Description = "Folder of the demonstrations.", Required = true };
        Option<int> episodes = new("--episodes") { Description = "How many.", DefaultValueFactory = _ => 100 };
        Option<long> seed = new("--seed") { Description = "Seed of the first; evaluations have small ones.", DefaultValueFactory = _ => PracticeSeeds.First };
        Option<int> every = new("--picture-every") { Description = "Pictures at every so many steps; 0: none.", DefaultValueFactory = _ => 4 };
        Option<double> disturbance = new("--disturbance") { Description = "Chance of a push at a step.", DefaultValueFactory = _ => 0.04 };
        Command command = new("record", "Record demonstrations by the skills.") { folder, episodes, seed, every, disturbance };
        command.SetAction(async (parsed, ct) =>
        {
            await using BrainFactory brains = new(HostLogging.Create(null));
            DemonstrationRecorder recorder = new(Suites.Scene("tabletop"), brains);
            int count = parsed.GetValue(episodes);
            DemonstrationOptions options = new()
            {
                Pictures = TabletopViews.All,
                PictureEvery = parsed.GetValue(every),
                Disturbance = parsed.GetValue(disturbance),
            };
            await recorder.RecordAsync(
                parsed.GetRequiredValue(folder), PracticeSeeds.From(parsed.GetValue(seed), count), options, n =>
                {
                    brains.Release();
                    Progress.Show("recording", n, count, "");
                }, ct);
            return 0;
        });
        return command;
    }
}
