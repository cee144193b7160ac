using System.Globalization;
using Robotics.Host.Composition;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Host.Recording;

/// <summary>Records an episode into a folder: <c>episode.jsonl</c> while it runs, <c>film.png</c> at its end.</summary>
internal sealed class EpisodeRecording : IAsyncDisposable
{
    private const int StepsBetweenPictures = 10;

    private readonly EpisodeWriter _writer;
    private readonly FilmStrip _film = new();
    private readonly CameraRequest _camera;
    private string _caption = "start";

    private EpisodeRecording(string folder, EpisodeWriter writer, CameraRequest camera) =>
        (Folder, _writer, _camera) = (folder, writer, camera);

    public string Folder { get; }

    /// <exception cref="RoboticsException">InvalidArgument: the folder cannot be made.</exception>
    public static async Task<EpisodeRecording> StartAsync(string folder, EpisodeTask task, BodyDescription body, EpisodeRun run, int filmSize)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RoboticsException(ErrorCode.InvalidArgument, $"The folder {folder} for the recording cannot be made: {e.Message}", e);
        }

        EpisodeWriter writer = new(Path.Combine(folder, "episode.jsonl"));
        await writer.WriteAsync(Header(task, body, run));
        return new EpisodeRecording(folder, writer, new CameraRequest(task.FilmCamera, filmSize, filmSize));
    }

    public async ValueTask AddAsync(TaskEvent e, IBody body)
    {
        await _writer.WriteAsync(e);
        _caption = e is SubgoalStarted started ? started.Subgoal.Sentence : _caption;
        bool picture = e is TaskStarted or SubgoalEnded or TaskEnded || (e is ControlStepped && e.At.Step % StepsBetweenPictures == 0);
        if (!picture) return;
        Observation seen = await body.ObserveAsync(new ObservationRequest(false, [_camera]), CancellationToken.None);
        _film.Add(seen.Frames[0], string.Create(CultureInfo.InvariantCulture, $"{e.At.Time.TotalSeconds:0.0} s  {_caption}"));
    }

    /// <param name="success">By the environment's own goal check; null when it has none.</param>
    /// <param name="successAtEnd">Whether the goal held at the end.</param>
    /// <param name="faults">What went wrong on purpose.</param>
    public async Task FinishAsync(bool? success, bool successAtEnd, ImmutableArray<FaultFired> faults)
    {
        foreach (FaultFired fault in faults) await _writer.WriteAsync(fault);
        await _writer.WriteEnvironmentAsync(success, successAtEnd);
        await File.WriteAllBytesAsync(Path.Combine(Folder, "film.png"), _film.ToPng());
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static EpisodeHeader Header(EpisodeTask task, BodyDescription body, EpisodeRun run)
    {
        SortedDictionary<string, string> environment = new(task.Settings.ToDictionary(), StringComparer.Ordinal)
        {
            ["suite"] = task.Suite,
            ["task"] = task.Name,
            ["init"] = task.Init.ToString(CultureInfo.InvariantCulture),
            ["stepLimit"] = task.StepLimit.ToString(CultureInfo.InvariantCulture),
            ["settleSteps"] = task.SettleSteps.ToString(CultureInfo.InvariantCulture),
            ["restSteps"] = task.RestSteps.ToString(CultureInfo.InvariantCulture),
        };
        return new EpisodeHeader
        {
            TaskId = run.TaskId,
            Instruction = task.Instruction,
            Seed = run.Seed,
            Brain = run.Brain with { MemoryFolder = null },
            Models = run.Models,
            Faults = run.Faults.Any ? run.Faults : null,
            Memory = run.Memory ?? MemorySnapshot.Empty,
            Environment = environment,
            Versions = Versions.Current(),
            Body = body,
        };
    }
}
