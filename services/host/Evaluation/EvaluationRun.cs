using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using Robotics.Hippocampus;
using Robotics.Host.Composition;
using Robotics.Host.Terminal;
using Robotics.Sim.Evaluation.Jobs;
using Robotics.Sim.Evaluation.Results;
using Spectre.Console;

namespace Robotics.Host.Evaluation;

/// <summary>Carries out an evaluation: runs what is not there yet, writes the summary, records failures, prints.</summary>
internal sealed class EvaluationRun(EvaluationOrder order, TimeProvider clock)
{
    /// <returns>The exit status: 0 when the job completed, whatever the success rate; 130 when it was interrupted.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using MemoryService memory = MemoryService.Open(order.Configuration.Brain.MemoryFolder);
        MemorySnapshot snapshot = order.Memory ?? await Frozen(memory, ct);
        EvaluationConfiguration configuration = new()
        {
            Brain = order.Configuration.Brain,
            Faults = order.Configuration.Faults,
            Memory = snapshot,
            Mode = order.Mode,
            Workaround = true,
            Seed = order.Seed,
            Versions = Versions.Current(),
        };
        using EvaluationFolder folder = EvaluationFolder.Open(order.Folder ?? DefaultFolder(configuration), configuration);
        IAnsiConsole progress = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        EvaluationJob job = new(order.Episodes, configuration, () => new Workbench(new FrozenMemory(memory, snapshot)), clock);
        int status = ExitCode.Success;
        try
        {
            await new JobReporter(progress, clock).WatchAsync(folder.Path, watcher => job.RunAsync(folder.Results, order.Workers, watcher, ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            status = ExitCode.Interrupted;
        }

        JobSummary summary = JobSummary.Of(folder.Results.Lines, configuration, Versions.Host());
        folder.Write("summary.json", JsonSerializer.Serialize(summary, RecordJson.Indented) + "\n");
        if (status == ExitCode.Success && order.RecordFolder is { } record)
        {
            await using Workbench bench = new(new FrozenMemory(memory, snapshot));
            await new FailureRecorder(bench, configuration, clock).RecordAsync(record, folder.Results.Lines, progress, ct);
        }

        if (order.Json) Console.WriteLine(JsonSerializer.Serialize(summary, RecordJson.Indented));
        else SummaryTable.Print(AnsiConsole.Console, summary, folder.Path);
        return status;
    }

    private async ValueTask<MemorySnapshot> Frozen(MemoryService memory, CancellationToken ct) =>
        order.Configuration.Brain.MemoryFolder is null ? MemorySnapshot.Empty : await memory.SnapshotAsync(ct);

    /// <summary>The same configuration goes on in the same folder.</summary>
    private string DefaultFolder(EvaluationConfiguration configuration)
    {
        ulong digest = XxHash3.HashToUInt64(JsonSerializer.SerializeToUtf8Bytes(configuration, RecordJson.Compact));
        string suites = string.Join('+', order.Episodes.Select(e => e.Suite).Distinct().Order(StringComparer.Ordinal));
        return Path.Combine("results", string.Create(CultureInfo.InvariantCulture, $"{suites}-{digest & 0xffffffff:x8}"));
    }
}
