using Robotics.Sim.Evaluation.Faults;

namespace Robotics.Sim.Evaluation;

/// <summary>Puts a brain around an environment's body, runs the task, lets the world come to rest, and asks the environment's own goal check.</summary>
public sealed class EpisodeRunner(IBrainFactory brains)
{
    /// <exception cref="RoboticsException">A part of the brain is unknown, or cannot be made here.</exception>
    public async Task<EpisodeResult> RunAsync(IEpisode episode, EpisodeRun run, CancellationToken ct)
    {
        ISimulatedDriver driver = FaultCatalog.Around(episode.Driver, run.Faults, run.Seed, ((episode.Task.Index + 1) * 1000L) + episode.Task.Init);
        ISimulatedBody body = brains.BodyOver(driver);
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
        await foreach (TaskEvent e in brain.Runner.RunAsync(request, ct))
        {
            tally.Add(e);
            if (run.Observer is { } observer) await observer(e, body);
        }

        await RestAsync(body, episode.Task.RestSteps, tally, ct);
        bool atEnd = episode.SucceedsNow;
        bool success = episode.Task.RestSteps > 0 ? atEnd : episode.SucceededSoFar;
        return tally.Result(episode.Task, episode.Task.Judged ? success : null, atEnd) with { Faults = FaultCatalog.FiredBy(driver) };
    }

    private static async ValueTask RestAsync(ISimulatedBody body, int steps, EpisodeTally tally, CancellationToken ct)
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
