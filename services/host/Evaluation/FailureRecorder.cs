using System.Collections.Concurrent;
using System.Text.Json;
using Robotics.Host.Recording;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Jobs;
using Robotics.Sim.Evaluation.Results;
using Spectre.Console;

namespace Robotics.Host.Evaluation;

/// <summary>Runs failed episodes once more with a recording: an episode replays bit for bit, so that only failures pay for pictures.</summary>
/// <param name="open">Makes what one worker runs episodes with.</param>
/// <param name="configuration">As in the evaluation.</param>
/// <param name="clock">Measures wall time.</param>
/// <param name="folder">Each episode is recorded into a folder of its own in this one.</param>
internal sealed class FailureRecorder(Func<IWorkbench> open, EvaluationConfiguration configuration, TimeProvider clock, string folder)
{
    private const int PictureSize = 256;

    private int _differing;

    /// <summary>Replays that did not end as the line says: 0 unless something is not deterministic.</summary>
    public int Differing => _differing;

    /// <summary>The first failure of each task, then the second of each, and so on.</summary>
    public static ImmutableArray<EpisodeLine> Choose(IEnumerable<EpisodeLine> lines, int most) =>
    [
        .. lines.Where(l => l.Failed).GroupBy(l => (l.Suite, l.Task)).SelectMany(g => g.OrderBy(l => l.Key).Select((line, nth) => (line, nth)))
            .OrderBy(c => c.nth).ThenBy(c => c.line.Key).Take(most).Select(c => c.line),
    ];

    public string FilmOf(EpisodeKey key) => Path.Combine(folder, key.FileName, "film.png");

    /// <summary>Records each of the failed episodes, several at a time; a recording that is there already is kept.</summary>
    /// <exception cref="RoboticsException">MissingDependency: nothing here can render. InvalidArgument: the folder cannot be made.</exception>
    public async Task RecordAsync(ImmutableArray<EpisodeLine> failed, int workers, IAnsiConsole console, CancellationToken ct)
    {
        ConcurrentQueue<EpisodeLine> waiting = new(failed.Where(l => !File.Exists(FilmOf(l.Key))));
        if (waiting.IsEmpty) return;
        console.MarkupLine($"[grey]recording {waiting.Count} failed episodes[/]");
        await Task.WhenAll(Enumerable.Range(0, Math.Min(workers, waiting.Count)).Select(_ => Task.Run(WorkAsync, CancellationToken.None)));
        ct.ThrowIfCancellationRequested();

        async Task WorkAsync()
        {
            await using IWorkbench bench = open();
            while (!ct.IsCancellationRequested && waiting.TryDequeue(out EpisodeLine? line))
            {
                EpisodeLine? again = await ReplayAsync(bench, line.Key, ct);
                if (again is null || Same(again, line)) continue;
                Interlocked.Increment(ref _differing);
                console.MarkupLine($"[yellow]{Markup.Escape(line.Key.ToString())} ended otherwise when it was replayed: {again.Cause} after {again.Steps} steps.[/]");
            }
        }
    }

    private async Task<EpisodeLine?> ReplayAsync(IWorkbench bench, EpisodeKey key, CancellationToken ct)
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
            recording = await EpisodeRecording.StartAsync(Path.Combine(folder, key.FileName), episode.Task, episode.Driver.Describe(), run, PictureSize);
            return recording.AddAsync;
        }
    }

    private static bool Same(EpisodeLine a, EpisodeLine b) =>
        JsonSerializer.Serialize(a.WithoutWallTime(), RecordJson.Compact) == JsonSerializer.Serialize(b.WithoutWallTime(), RecordJson.Compact);
}
