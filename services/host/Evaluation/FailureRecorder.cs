using System.Text.Json;
using Robotics.Host.Recording;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Jobs;
using Robotics.Sim.Evaluation.Results;
using Spectre.Console;

namespace Robotics.Host.Evaluation;

/// <summary>Runs failed episodes once more with a recording: an episode replays bit for bit, so that only failures pay for pictures.</summary>
/// <param name="bench">What the episodes are run with.</param>
/// <param name="configuration">As in the evaluation.</param>
/// <param name="clock">Measures wall time.</param>
/// <param name="folder">Each episode is recorded into a folder of its own in this one.</param>
internal sealed class FailureRecorder(IWorkbench bench, EvaluationConfiguration configuration, TimeProvider clock, string folder)
{
    private const int PictureSize = 256;

    /// <summary>Replays that did not end as the line says: 0 unless something is not deterministic.</summary>
    public int Differing { get; private set; }

    /// <summary>The first failure of each task, then the second of each, and so on.</summary>
    public static ImmutableArray<EpisodeLine> Choose(IEnumerable<EpisodeLine> lines, int most) =>
    [
        .. lines.Where(l => l.Failed).GroupBy(l => (l.Suite, l.Task)).SelectMany(g => g.OrderBy(l => l.Key).Select((line, nth) => (line, nth)))
            .OrderBy(c => c.nth).ThenBy(c => c.line.Key).Take(most).Select(c => c.line),
    ];

    public string FilmOf(EpisodeKey key) => Path.Combine(folder, key.FileName, "film.png");

    /// <summary>Records each of the failed episodes; a recording that is there already is kept.</summary>
    /// <exception cref="RoboticsException">MissingDependency: nothing here can render. InvalidArgument: the folder cannot be made.</exception>
    public async Task RecordAsync(ImmutableArray<EpisodeLine> failed, IAnsiConsole console, CancellationToken ct)
    {
        for (int i = 0; i < failed.Length; i++)
        {
            if (File.Exists(FilmOf(failed[i].Key))) continue;
            console.MarkupLine($"[grey]recording failure {i + 1} of {failed.Length}: {Markup.Escape(failed[i].Key.ToString())}[/]");
            EpisodeLine? again = await ReplayAsync(failed[i].Key, ct);
            ct.ThrowIfCancellationRequested();
            if (again is null || Same(again, failed[i])) continue;
            Differing++;
            console.MarkupLine($"[yellow]{Markup.Escape(failed[i].Key.ToString())} ended otherwise when it was replayed: {again.Cause} after {again.Steps} steps.[/]");
        }
    }

    private async Task<EpisodeLine?> ReplayAsync(EpisodeKey key, CancellationToken ct)
    {
        EpisodeRecording? recording = null;
        try
        {
            EpisodeLine? line = await new EpisodeAttempt(bench, configuration, clock).RunAsync(key, StartAsync, ct);
            if (line is not null && recording is not null) await recording.FinishAsync(line.Success, line.SuccessAtEnd, line.Faults);
            return line;
        }
        finally
        {
            if (recording is not null) await recording.DisposeAsync();
        }

        async Task<Func<TaskEvent, IBody, ValueTask>> StartAsync(IEpisode episode, EpisodeRun run)
        {
            recording = await EpisodeRecording.StartAsync(Path.Combine(folder, key.FileName), episode, run, PictureSize);
            return recording.AddAsync;
        }
    }

    private static bool Same(EpisodeLine a, EpisodeLine b) =>
        JsonSerializer.Serialize(a.WithoutWallTime(), RecordJson.Compact) == JsonSerializer.Serialize(b.WithoutWallTime(), RecordJson.Compact);
}
