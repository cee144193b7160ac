using Robotics.Sim.Evaluation.Audit;
using Robotics.Sim.Evaluation.Cost;
using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Sim.Evaluation;

/// <summary>Puts a brain around an environment's body, runs the task, lets the world come to rest, and asks the environment's own goal check.</summary>
/// <param name="brains">Makes the brain.</param>
/// <param name="clock">Measures what the brain's work costs; nothing is decided by it. Null: the system's.</param>
public sealed class EpisodeRunner(IBrainFactory brains, TimeProvider? clock = null)
{
    /// <exception cref="RoboticsException">A part of the brain is unknown, or cannot be made here.</exception>
    public async Task<EpisodeResult> RunAsync(IEpisode episode, EpisodeRun run, CancellationToken ct)
    {
        Witness? witness = Witness.Over(episode.Driver);
        VerdictAudit? audit = witness is null ? null : new VerdictAudit(witness);
        long number = ((episode.Task.Index + 1) * 1000L) + episode.Task.Init;
        ISimulatedDriver driver = FaultCatalog.Around(witness ?? episode.Driver, run.Faults, run.Seed, episode.Task.Suite, number);
        LoopClock loop = new(clock ?? TimeProvider.System);
        MeasuredBody body = new(brains.BodyOver(driver), loop);
        Brain brain = brains.Around(body, run.Brain);
        TaskRequest request = new()
        {
            TaskId = run.TaskId,
            Instruction = new Instruction(episode.Task.Instruction),
            Seed = run.Seed,
            Memory = run.Memory ?? await brain.Memory.SnapshotAsync(ct),
            StepLimit = episode.Task.StepLimit,
            Supervisor = run.Supervisor,
        };
        EpisodeTally tally = new();
        await foreach (TaskEvent e in new MeasuredRunner(brain.Runner, loop).RunAsync(request, ct))
        {
            tally.Add(e);
            audit?.Add(e);
            if (run.Observer is { } observer) await observer(e, body);
        }

        ActionSpace? commanded = body.Commanded;
        await RestAsync(body, episode.Task.RestSteps, tally, ct);
        bool atEnd = episode.SucceedsNow;
        bool success = episode.Task.RestSteps > 0 ? atEnd : episode.SucceededSoFar;
        return tally.Result(episode.Task, episode.Task.Judged ? success : null, atEnd) with
        {
            Commanded = commanded,
            Cost = loop.Cost(),
            Faults = FaultCatalog.FiredBy(driver),
            Audit = run.Brain.Without.Contains("verifier") ? [] : audit?.Verdicts ?? [],
        };
    }

    private static async ValueTask RestAsync(MeasuredBody body, int steps, EpisodeTally tally, CancellationToken ct)
    {
        if (steps == 0 || tally.Outcome.Cause is Cause.Diverged or Cause.BodyStopped or Cause.Cancelled) return;
        CommandLease lease = await body.AcquireAsync("rest", ct);
        Observation now = await body.ObserveAsync(ObservationRequest.Proprioception, ct);
        ActionSpace space = body.Description.ActionSpaces.First(s => s.Kind == ActionKind.OscPoseDelta);
        double[] values = new double[steps * space.Dimension];
        for (int step = 0; step < steps; step++) values[((step + 1) * space.Dimension) - 1] = tally.Gripper;
        await body.ExecuteAsync(lease, new ActionChunk
        {
            Space = space,
            TaskId = "rest",
            SubgoalId = "rest",
            Epoch = lease.Epoch,
            Sequence = 1,
            ComputedFrom = now.Time,
            FirstStep = now.Step,
            Values = [.. values],
        }, ct);
        await body.ReleaseAsync(lease, ct);
    }
}
