namespace Robotics.Sim.Evaluation;

/// <summary>Puts a brain around an environment's body, runs the task, lets the world come to rest, and asks the environment's own goal check.</summary>
/// <param name="brains">Makes the brain.</param>
/// <param name="clock">Measures what the brain's work costs; nothing is decided by it. Null: the system's.</param>
public sealed class EpisodeRunner(IBrainFactory brains, TimeProvider? clock = null)
{
    /// <exception cref="RoboticsException">A part of the brain is unknown, or cannot be made here.</exception>
    public Task<EpisodeResult> RunAsync(IEpisode episode, EpisodeRun run, CancellationToken ct) =>
        RunAsync(new Stage(episode, run, brains, clock ?? TimeProvider.System), run, ct);

    /// <summary>The same on a stage that is set up already, here or apart.</summary>
    public static async Task<EpisodeResult> RunAsync(IStage stage, EpisodeRun run, CancellationToken ct)
    {
        TaskRequest request = new()
        {
            TaskId = run.TaskId,
            Instruction = new Instruction(stage.Task.Instruction),
            Seed = run.Seed,
            Memory = run.Memory ?? await stage.Memory.SnapshotAsync(ct),
            StepLimit = stage.Task.StepLimit,
            Supervisor = run.Supervisor,
        };
        EpisodeTally tally = new();
        await foreach (TaskEvent e in stage.Runner.RunAsync(request, ct))
        {
            tally.Add(e);
            stage.See(e);
            if (run.Observer is { } observer) await observer(e, stage.Body);
        }

        bool rest = tally.Outcome.Cause is not (Cause.Diverged or Cause.BodyStopped or Cause.Cancelled);
        StageJudgement judged = await stage.JudgeAsync(rest, tally.Gripper, ct);
        return tally.Result(stage.Task, judged.Success, judged.SuccessAtEnd) with
        {
            Commanded = judged.Commanded,
            Cost = judged.Cost,
            Faults = judged.Faults,
            Audit = judged.Audit,
        };
    }
}
