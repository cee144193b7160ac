using System.CommandLine;
using Robotics.Sim.Demonstrations;
using Robotics.Training.Learning;

namespace Robotics.Training.Commands;

/// <summary><c>robotics train</c>: everything from nothing to a policy; each stage goes on where it was cut short.</summary>
internal static class TrainCommand
{
    private const int PicturesEvery = 4, ControlBatch = 256, VisionBatch = 16, LaterShare = 4;
    private const double FirstRate = 2e-3, LaterRate = 7e-4, ControlRate = 1e-3;

    public static RootCommand Create()
    {
        Option<string> work = new("--work") { Description = "Folder of demonstrations and checkpoints.", DefaultValueFactory = _ => "artifacts/training" };
        Option<string> to = new("--to") { Description = "The policy's folder.", DefaultValueFactory = _ => "configs/policies/tabletop" };
        Option<int> episodes = new("--episodes") { Description = "Demonstrations, and as many corrections a round.", DefaultValueFactory = _ => 240 };
        Option<int> rounds = new("--rounds") { Description = "Rounds of corrections (DAgger).", DefaultValueFactory = _ => 2 };
        Option<int> vision = new("--vision-steps") { Description = "Steps of learning to see; later rounds have a quarter of them.", DefaultValueFactory = _ => 16000 };
        Option<int> control = new("--control-steps") { Description = "Steps of learning to act, a round.", DefaultValueFactory = _ => 8000 };
        Option<long> seed = new("--seed") { Description = "Seed of everything that is drawn.", DefaultValueFactory = _ => 0 };
        Option<int> threads = new("--threads") { Description = "Threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
        RootCommand command = new("Learn a policy for the tabletop from the skills: record, learn to see, learn to act, be corrected.")
        {
            work, to, episodes, rounds, vision, control, seed, threads,
            RecordCommand.Create(), VisionCommand.Create(), ControlCommand.Create(), ExportCommand.Create(),
        };
        command.SetAction(async (parsed, ct) =>
        {
            string folder = parsed.GetRequiredValue(work), policy = parsed.GetRequiredValue(to);
            int count = parsed.GetValue(episodes);
            long first = PracticeSeeds.First + (parsed.GetValue(seed) * 1_000_000);
            DemonstrationOptions options = new() { Pictures = TabletopViews.All, PictureEvery = PicturesEvery };
            List<string> data = [];
            for (int round = 0; round <= parsed.GetValue(rounds); round++)
            {
                data.Add(Path.Combine(folder, $"practice-{round}"));
                if (!File.Exists(DemonstrationWriter.ManifestOf(data[^1])))
                    await RecordCommand.RecordAsync(data[^1], (first + (round * count), count), options, round == 0 ? null : policy, ct);
                using Work opened = new(data, Path.Combine(folder, $"round-{round}"), parsed.GetValue(seed), parsed.GetValue(threads));
                if (round > 0) opened.StartFrom(Path.Combine(folder, $"round-{round - 1}"), "vision");
                StageOptions act = new(parsed.GetValue(control), ControlBatch, ControlRate), see = round == 0
                    ? new(parsed.GetValue(vision), VisionBatch, FirstRate)
                    : new(Math.Max(1, parsed.GetValue(vision) / LaterShare), VisionBatch, LaterRate);
                new VisionLearning(opened.Practice, opened.Network, opened.Parameters, see, opened.Seed + round).Run(opened.Folder, ct);
                new ControlLearning(opened.Practice, opened.Network, opened.Parameters, act, opened.Seed + round).Run(opened.Folder, ct);
                ExportCommand.Export(opened, policy);
            }

            return 0;
        });
        return command;
    }
}
