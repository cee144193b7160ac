using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using Robotics.Hippocampus;
using Robotics.Host.Composition;
using Robotics.Host.Terminal;
using Robotics.Sim.Evaluation.Jobs;
using Robotics.Sim.Evaluation.Reports;
using Robotics.Sim.Evaluation.Results;
using Spectre.Console;

namespace Robotics.Host.Evaluation;

/// <summary>Carries out an evaluation: runs what is not there yet, replays failures for their pictures, writes summary and report, prints.</summary>
internal sealed class EvaluationRun(EvaluationOrder order, TimeProvider clock)
{
    private readonly IAnsiConsole _progress = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <returns>The exit status: 0 when the job completed, whatever the success rate; 4 when no episode could begin; 130 when it was interrupted.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using MemoryService memory = MemoryService.Open(order.Configuration.Brain.MemoryFolder);
        MemorySnapshot snapshot = order.Memory ?? await FrozenAsync(memory, ct);
        EvaluationConfiguration configuration = new()
        {
            Brain = order.Configuration.Brain,
            Models = order.Configuration.ModelSettings(),
            Faults = order.Configuration.Faults,
            Memory = snapshot,
            Environment = order.Environment,
            Seed = order.Seed,
            Versions = Versions.Current(),
        };
        using EvaluationFolder folder = EvaluationFolder.Open(order.Folder ?? DefaultFolder(configuration), configuration);
        Func<IWorkbench> open = () => new Workbench(new FrozenMemory(memory, snapshot), order.Configuration);
        EvaluationJob job = new(order.Episodes, configuration, open, clock);
        int status = ExitCode.Success;
        SortedDictionary<EpisodeKey, byte[]> films = [];
        try
        {
            await new JobReporter(_progress, clock).WatchAsync(folder.Path, watcher => job.RunAsync(folder, order.Workers, watcher, ct));
            FailureRecorder recorder = new(open, configuration, clock, order.RecordFolder ?? Path.Combine(folder.Path, "failed"));
            await RecordAsync(recorder, folder.Results.Lines, films, ct);
            if (folder.Results.Lines.All(l => l.Status == EpisodeStatus.NotRun)) status = ExitCode.MissingDependency;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            status = ExitCode.Interrupted;
        }

        Conclude(folder, JobSummary.Of(folder.Results.Lines, configuration, Versions.Host()), films);
        return status;
    }

    private async Task RecordAsync(
        FailureRecorder recorder, ImmutableArray<EpisodeLine> lines, SortedDictionary<EpisodeKey, byte[]> films, CancellationToken ct)
    {
        ImmutableArray<EpisodeLine> shown = FailureRecorder.Choose(lines, order.Films);
        try
        {
            await recorder.RecordAsync(order.RecordFolder is null ? shown : FailureRecorder.Choose(lines, int.MaxValue), order.Workers, _progress, ct);
        }
        catch (RoboticsException e) when (e.Code == ErrorCode.MissingDependency)
        {
            _progress.MarkupLine($"[yellow]no film strips: {Markup.Escape(e.Message)}[/]");
        }

        if (recorder.Differing > 0)
            _progress.MarkupLine($"[red]{recorder.Differing} episodes did not replay to the same end: these numbers are not reproducible.[/]");
        foreach (EpisodeLine line in shown.Where(l => File.Exists(recorder.FilmOf(l.Key)))) films[line.Key] = FilmImage.Jpeg(recorder.FilmOf(line.Key));
    }

    private void Conclude(EvaluationFolder folder, JobSummary summary, SortedDictionary<EpisodeKey, byte[]> films)
    {
        string json = JsonSerializer.Serialize(summary, RecordJson.Indented);
        folder.Write("summary.json", json + "\n");
        folder.Write("report.html", EvaluationReport.Page(summary, folder.Results.Lines, films));
        if (order.Json) Console.WriteLine(json);
        else SummaryTable.Print(AnsiConsole.Console, summary, Path.Combine(folder.Path, "report.html"));
    }

    private async ValueTask<MemorySnapshot> FrozenAsync(MemoryService memory, CancellationToken ct) =>
        order.Configuration.Brain.MemoryFolder is null ? MemorySnapshot.Empty : await memory.SnapshotAsync(ct);

    /// <summary>The same configuration goes on in the same folder.</summary>
    private string DefaultFolder(EvaluationConfiguration configuration)
    {
        ulong digest = XxHash3.HashToUInt64(JsonSerializer.SerializeToUtf8Bytes(configuration, RecordJson.Compact));
        string suites = string.Join('+', order.Episodes.Select(e => e.Suite).Distinct().Order(StringComparer.Ordinal));
        return Path.Combine("results", string.Create(CultureInfo.InvariantCulture, $"{suites}-{digest & 0xffffffff:x8}"));
    }
}
