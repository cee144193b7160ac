using System.CommandLine;
using Robotics.Sim.Demonstrations;
using Robotics.Training.Learning;
using Robotics.Training.Recording;

namespace Robotics.Training.Commands;

/// <summary><c>robotics train</c>: everything from nothing to a policy; each stage goes on where it was cut short.</summary>
internal static class TrainCommand
{
    private const int PicturesEvery = 4, ControlBatch = 256, VisionBatch = 16, LaterVision = 3, EarlierControl = 2;

    /// <summary>Of libtorch: the networks are so small that a second one gains nothing, and what is learnt would depend on their number.</summary>
    private const int Threads = 1;

    private const double FirstRate = 2e-3, LaterRate = 7e-4, ControlRate = 1e-3;

    public static RootCommand Create()
    {
        Option<string> work = new("--work") { Description = "Folder of demonstrations and checkpoints.", DefaultValueFactory = _ => "artifacts/training" };
        Option<string> to = new("--to") { Description = "The policy's folder.", DefaultValueFactory = _ => "configs/policies/tabletop" };
        Option<int> episodes = new("--episodes") { Description = "Demonstrations.", DefaultValueFactory = _ => 320 };
        Option<int> corrections = new("--corrections") { Description = "Episodes of corrections (DAgger), a round.", DefaultValueFactory = _ => 128 };
        Option<int> rounds = new("--rounds") { Description = "Rounds of corrections.", DefaultValueFactory = _ => 1 };
        Option<int> vision = new("--vision-steps") { Description = "Steps of learning to see; later rounds have a third of them.", DefaultValueFactory = _ => 8000 };
        Option<int> control = new("--control-steps") { Description = "Steps of learning to act in the last round; earlier ones have half of them.", DefaultValueFactory = _ => 8000 };
        Option<long> seed = new("--seed") { Description = "Seed of everything that is drawn.", DefaultValueFactory = _ => 0 };
        Option<int> workers = new("--workers") { Description = "Episodes recorded at a time; what is learnt does not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount };
        RootCommand command = new("Learn a policy for the tabletop from the skills: record, learn to see, learn to act, be corrected.")
        {
            work, to, episodes, corrections, rounds, vision, control, seed, workers,
            RecordCommand.Create(), VisionCommand.Create(), ControlCommand.Create(), ExportCommand.Create(),
        };
        command.SetAction(async (parsed, ct) =>
        {
            string folder = parsed.GetRequiredValue(work), policy = parsed.GetRequiredValue(to);
            Directory.CreateDirectory(folder);
            StageTimes times = new(Path.Combine(folder, "times.tsv"), TimeProvider.System);
            int last = parsed.GetValue(rounds);
            long next = PracticeSeeds.First + (parsed.GetValue(seed) * 1_000_000);
            DemonstrationOptions options = new() { Pictures = TabletopViews.All, PictureEvery = PicturesEvery };
            List<string> data = [];
            for (int round = 0; round <= last; round++)
            {
                int count = parsed.GetValue(round == 0 ? episodes : corrections);
                PracticeRecording recording = new(options, round == 0 ? null : policy);
                data.AddRange(await recording.RecordRoundAsync(Path.Combine(folder, $"practice-{round}"), (next, count), parsed.GetValue(workers), ct));
                next += count;
                times.Ended($"record {round}");
                using Work opened = new(data, Path.Combine(folder, $"round-{round}"), parsed.GetValue(seed), Threads);
                if (round > 0) opened.StartFrom(Path.Combine(folder, $"round-{round - 1}"), "vision");
                StageOptions act = new(parsed.GetValue(control) / (round == last ? 1 : EarlierControl), ControlBatch, ControlRate), see = round == 0
                    ? new(parsed.GetValue(vision), VisionBatch, FirstRate)
                    : new(Math.Max(1, parsed.GetValue(vision) / LaterVision), VisionBatch, LaterRate);
                new VisionLearning(opened.Practice, opened.Network, opened.Parameters, see, opened.Seed + round).Run(opened.Folder, ct);
                times.Ended($"see {round}");
                new ControlLearning(opened.Practice, opened.Network, opened.Parameters, act, opened.Seed + round).Run(opened.Folder, ct);
                times.Ended($"act {round}");
                ExportCommand.Export(opened, policy);
            }

            return 0;
        });
        return command;
    }
}
