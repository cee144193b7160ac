using System.CommandLine;
using Robotics.Sim.Demonstrations;
using Robotics.Training.Recording;

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
            (long First, int Count) seeds = (parsed.GetValue(seed), parsed.GetValue(episodes));
            string to = parsed.GetRequiredValue(folder);
            int done = 0;
            await new PracticeRecording(options, parsed.GetValue(learner)).RecordAsync(to, seeds, () => Progress.Show("recording", ++done, seeds.Count, Path.GetFileName(to)), ct);
            return 0;
        });
        return command;
    }
}
