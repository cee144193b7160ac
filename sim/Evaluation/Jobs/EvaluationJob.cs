using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Jobs;

/// <summary>Runs episodes with several workers, and writes a line for each. What is there already is not run again.</summary>
/// <remarks>An episode's line does not depend on the number of workers, their order, or what else is run: all but wall time is equal.</remarks>
/// <param name="episodes">What to run.</param>
/// <param name="configuration">What decides the numbers.</param>
/// <param name="open">Makes a worker's bench. Called once a worker.</param>
/// <param name="clock">Measures wall time.</param>
public sealed class EvaluationJob(
    ImmutableArray<EpisodeKey> episodes, EvaluationConfiguration configuration, Func<IWorkbench> open, TimeProvider clock)
{
    private readonly Lock _gate = new();

    /// <summary>Returns when every episode has a line. Cancelled, it stops without a line for the episodes under way.</summary>
    /// <exception cref="RoboticsException">UnknownName, InvalidArgument, Unsupported, MissingDependency: the brain or a suite cannot be made as configured; lines so far stay.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task RunAsync(EvaluationFolder folder, int workers, IJobWatcher watcher, CancellationToken ct)
    {
        if (workers is < 1 or > 64) throw RoboticsException.Invalid("The number of workers", workers, "1 to 64");
        ResultsFile results = folder.Results;
        HashSet<EpisodeKey> asked = [.. episodes];
        ImmutableArray<EpisodeLine> kept = [.. results.Lines.Where(l => asked.Contains(l.Key) && l.Status != EpisodeStatus.NotRun)];
        watcher.Began(asked.Count, kept);
        EpisodeQueue queue = new(asked.Except(kept.Select(l => l.Key)));
        using CancellationTokenSource all = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Task[] running = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(), CancellationToken.None))];
        await Task.WhenAll(running);
        ct.ThrowIfCancellationRequested();

        async Task WorkAsync()
        {
            try
            {
                await using IWorkbench bench = open();
                EpisodeAttempt attempt = new(bench, configuration, clock) { Lost = folder.KeepState };
                for (EpisodeKey? next = queue.Take(null); next is { } key && !all.IsCancellationRequested; next = queue.Take(key))
                {
                    if (await attempt.RunAsync(key, null, all.Token) is { } line) Keep(line);
                }
            }
            catch
            {
                // What one worker cannot make no other can: the job ends with this error, not with a hundred of it.
                await all.CancelAsync();
                throw;
            }
        }

        void Keep(EpisodeLine line)
        {
            lock (_gate)
            {
                results.Append(line);
                watcher.Ended(line);
            }
        }
    }
}
