using System.Text.Json;
using Robotics.Host.Recording;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Jobs;
using Robotics.Sim.Evaluation.Results;
using Spectre.Console;

namespace Robotics.Host.Evaluation;

/// <summary>Runs failed episodes once more with a recording: an episode replays bit for bit, so that only failures pay for pictures.</summary>
internal sealed class FailureRecorder(IWorkbench bench, EvaluationConfiguration configuration, TimeProvider clock)
{
    private const int PictureSize = 256;

    /// <summary>Records each failed episode into a folder of its own; one that is there already is kept.</summary>
    /// <returns>How many replays did not end as the line says: 0 unless something is not deterministic.</returns>
    public async Task<int> RecordAsync(string folder, IEnumerable<EpisodeLine> lines, IAnsiConsole console, CancellationToken ct)
    {
        int differing = 0;
        EpisodeLine[] failed = [.. lines.Where(l => l.Failed)];
        for (int i = 0; i < failed.Length; i++)
        {
            string own = Path.Combine(folder, failed[i].Key.FileName);
            if (File.Exists(Path.Combine(own, "film.png"))) continue;
            console.MarkupLine($"[grey]recording {i + 1}/{failed.Length}: {Markup.Escape(failed[i].Key.ToString())}[/]");
            EpisodeLine? again = await ReplayAsync(failed[i].Key, own, ct);
            ct.ThrowIfCancellationRequested();
            if (again is null || Same(again, failed[i])) continue;
            differing++;
            console.MarkupLine($"[yellow]{Markup.Escape(failed[i].Key.ToString())} ended otherwise when it was replayed: {again.Cause} after {again.Steps} steps.[/]");
        }

        return differing;
    }

    private async Task<EpisodeLine?> ReplayAsync(EpisodeKey key, string folder, CancellationToken ct)
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
            recording = await EpisodeRecording.StartAsync(folder, episode, run, PictureSize);
            return recording.AddAsync;
        }
    }

    private static bool Same(EpisodeLine a, EpisodeLine b) =>
        JsonSerializer.Serialize(a.WithoutWallTime(), RecordJson.Compact) == JsonSerializer.Serialize(b.WithoutWallTime(), RecordJson.Compact);
}
