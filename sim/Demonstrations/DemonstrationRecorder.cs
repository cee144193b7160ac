using Robotics.Sim.Evaluation;
using Robotics.Sim.Scenes;

namespace Robotics.Sim.Demonstrations;

/// <summary>Lets a brain practise in an embedded scene and writes down what it does.</summary>
/// <param name="scene">Where.</param>
/// <param name="brains">Makes the demonstrator.</param>
public sealed class DemonstrationRecorder(SceneSuite scene, IBrainFactory brains)
{
    /// <summary>Records one episode a seed into a folder. Equal arguments give equal files.</summary>
    /// <param name="folder">Made, or replaced.</param>
    /// <param name="seeds">One episode each.</param>
    /// <param name="options">What is kept, and who leads.</param>
    /// <param name="progress">Told the number of episodes after each.</param>
    /// <param name="ct">Ends it between episodes; the set is then not whole.</param>
    /// <exception cref="RoboticsException">Unsupported: the scene has no practice.</exception>
    public async Task RecordAsync(string folder, IEnumerable<long> seeds, DemonstrationOptions options, Action<int> progress, CancellationToken ct)
    {
        ScenePractice practice = scene.Practice ?? throw new RoboticsException(ErrorCode.Unsupported, $"The scene {scene.Name} has no practice to demonstrate.");
        DemonstrationSet? set = null;
        DemonstrationWriter? writer = null;
        try
        {
            int number = 0;
            foreach (long seed in seeds)
            {
                ct.ThrowIfCancellationRequested();
                using IEpisode episode = scene.Open(practice.Draw(new RandomStream(seed, 0, "practice"), options.About), seed);
                set ??= Describe(episode, options);
                writer ??= new DemonstrationWriter(folder, set);
                await RunAsync(episode, writer, set, options, (number, seed), ct);
                progress(++number);
            }

            writer?.Complete();
        }
        finally
        {
            writer?.Dispose();
        }
    }

    private async Task RunAsync(
        IEpisode episode, DemonstrationWriter writer, DemonstrationSet set, DemonstrationOptions options, (int Number, long Seed) about, CancellationToken ct)
    {
        RecordingBody? recording = null;
        RecordingBrains around = new(brains, body => recording = new RecordingBody(body, writer, set, options, about));
        EpisodeRun run = new()
        {
            TaskId = $"demonstration-{about.Number}",
            Seed = about.Seed,
            Brain = new BrainOptions { Without = ["memory"] },
            Memory = MemorySnapshot.Empty,
            Observer = async (e, _) =>
            {
                if (e is SubgoalStarted started) await recording!.BeginAsync(started.Subgoal, started.Try, ct);
            },
        };
        await new EpisodeRunner(around).RunAsync(episode, run, ct);
    }

    private DemonstrationSet Describe(IEpisode episode, DemonstrationOptions options)
    {
        BodyDescription body = episode.Driver.Describe();
        IBodySensors sensors = (IBodySensors)episode.Driver;
        return new DemonstrationSet
        {
            Scene = scene.Name,
            State = options.State,
            StateLength = new StateVector(options.State, body).Length,
            Pictures = [.. options.Pictures.Select(p => p.Checked())],
            Space = body.ActionSpaces.First(s => s.Kind == ActionKind.OscPoseDelta),
            Objects = [.. body.Objects.Where(o => o.Mobility == Mobility.Movable).Select(o => o.Names[0]).Order(StringComparer.Ordinal)],
            FocalLengths = [.. options.Pictures.Select(p => sensors.Capture(p.Request).FocalLength)],
        };
    }

    /// <summary>Puts the recording body between the brain and its body.</summary>
    private sealed class RecordingBrains(IBrainFactory inner, Func<ISimulatedBody, ISimulatedBody> wrap) : IBrainFactory
    {
        public ISimulatedBody BodyOver(ISimulatedDriver driver) => wrap(inner.BodyOver(driver));

        public Brain Around(IOperatedBody body, BrainOptions options) => inner.Around(body, options);
    }
}
