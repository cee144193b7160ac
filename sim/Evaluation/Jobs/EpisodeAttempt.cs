using System.Globalization;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Jobs;

/// <summary>Opens an episode, puts a brain to it and writes down what became of it. Used by one thread at a time.</summary>
public sealed class EpisodeAttempt(IWorkbench bench, EvaluationConfiguration configuration, TimeProvider clock)
{
    /// <summary>Takes the last good state of an episode that the physics engine lost; null: nobody wants it.</summary>
    public Action<EpisodeKey, SimulatedState>? Lost { get; init; }

    /// <summary>Runs an episode to its end.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="observe">Makes an observer of the episode; null for none.</param>
    /// <param name="ct">Cancels: the arm is held, and there is no line.</param>
    /// <returns>Null when it was cancelled.</returns>
    /// <exception cref="RoboticsException">UnknownName, InvalidArgument, Unsupported, MissingDependency: the suite or the brain cannot be made as configured.</exception>
    public async Task<EpisodeLine?> RunAsync(
        EpisodeKey key, Func<IEpisode, EpisodeRun, Task<Func<TaskEvent, IBody, ValueTask>>>? observe, CancellationToken ct)
    {
        long start = clock.GetTimestamp();
        ISuite suite = bench.Suite(key.Suite);
        IEpisode episode;
        try
        {
            EpisodeRequest request = new(key.Task, key.Init, key.Seed) { OwnModel = configuration.Faults.Any };
            episode = suite.Open(configuration.Environment.In(request));
        }
        catch (RoboticsException e) when (e.Code is ErrorCode.MissingDependency or ErrorCode.MalformedFile or ErrorCode.Diverged)
        {
            EpisodeLine line = Begun(key, suite.Tasks[key.Task], e.Code == ErrorCode.Diverged ? Cause.Diverged : Cause.Unavailable, e.Message);
            return line with { Status = e.Code == ErrorCode.Diverged ? EpisodeStatus.Diverged : EpisodeStatus.NotRun };
        }

        try
        {
            return await RunAsync(key, episode, observe, ct) is { } line
                ? line with { WallSeconds = Math.Round(clock.GetElapsedTime(start).TotalSeconds, 3) }
                : null;
        }
        finally
        {
            bench.Release();
            episode.Dispose();
        }
    }

    private async Task<EpisodeLine?> RunAsync(
        EpisodeKey key, IEpisode episode, Func<IEpisode, EpisodeRun, Task<Func<TaskEvent, IBody, ValueTask>>>? observe, CancellationToken ct)
    {
        try
        {
            EpisodeRun run = new()
            {
                TaskId = key.TaskId(configuration.Memory),
                Seed = key.Seed,
                Brain = configuration.Brain,
                Models = configuration.Models,
                Faults = configuration.Faults,
                Memory = configuration.Memory,
            };
            if (observe is not null) run = run with { Observer = await observe(episode, run) };
            EpisodeResult result = await new EpisodeRunner(bench.Brains, clock).RunAsync(episode, run, ct);
            if (ct.IsCancellationRequested) return null;
            EpisodeLine line = Line(key, episode, result);
            if (line.Status == EpisodeStatus.Diverged) Lost?.Invoke(key, episode.Driver.Save());
            return line;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // A defect that one episode meets is a failure of the program in that episode; the others are still worth running.
        catch (Exception e) when (e is not RoboticsException { Code: ErrorCode.UnknownName or ErrorCode.InvalidArgument or ErrorCode.Unsupported or ErrorCode.MissingDependency })
#pragma warning restore CA1031
        {
            return Begun(key, episode.Task.Name, Cause.Internal, $"{e.GetType().Name}: {e.Message}") with { Instruction = episode.Task.Instruction };
        }
    }

    private EpisodeLine Begun(EpisodeKey key, string name, Cause cause, string text) => new()
    {
        Status = EpisodeStatus.Ran,
        Suite = key.Suite,
        Task = key.Task,
        TaskName = name,
        Instruction = "",
        Init = key.Init,
        Seed = key.Seed,
        Mode = configuration.Environment.Mode,
        Workaround = configuration.Environment.Workaround,
        Perception = configuration.Brain.Perception,
        Executor = configuration.Brain.Executor,
        Cause = cause,
        Text = text,
    };

    private EpisodeLine Line(EpisodeKey key, IEpisode episode, EpisodeResult result)
    {
        EpisodeTask task = episode.Task;
        SpokenNames names = result.FirstScene is { } scene ? new SpokenNames(scene) : SpokenNames.None;
        return Begun(key, task.Name, result.Outcome.Cause, names.Speak(result.Outcome.Text)) with
        {
            Status = result.Outcome.Cause == Cause.Diverged ? EpisodeStatus.Diverged : EpisodeStatus.Ran,
            Instruction = task.Instruction,
            Resets = int.Parse(task.Settings.GetValueOrDefault("resets", "0"), CultureInfo.InvariantCulture),
            Success = result.Success == true,
            SuccessAtEnd = result.SuccessAtEnd,
            Claimed = result.Outcome.Claimed,
            Steps = result.Outcome.Steps,
            SimSeconds = (episode.Driver.Describe().ControlPeriod * result.Outcome.Steps).TotalSeconds,
            Mode = task.Settings.GetValueOrDefault("mode", "one solve a substep"),
            Render = task.Settings.GetValueOrDefault("render", "none"),
            Flip = task.Settings.GetValueOrDefault("flip", "none"),
            SettleSteps = task.SettleSteps,
            StepLimit = task.StepLimit,
            Privileged = result.FirstScene?.Privileged ?? false,
            ActionSpace = result.Commanded is { } space ? $"{space.Kind}/{space.Frame}" : "none",
            Clipped = result.Clipped,
            Plan = [.. result.Plans.Take(1).SelectMany(p => p.Subgoals).Select(s => s.Sentence)],
            Plans = result.Plans.Length,
            Verdicts = [.. result.Attempts.Select(a => new VerdictLine(
                a.At.Step, a.Subgoal.Sentence, a.Verdict.Kind, a.Verdict.Cause, names.Speak(a.Verdict.Text), a.Steps) { Timing = a.Verdict.Timing })],
            Recoveries = [.. result.Recoveries.Select(r => new RecoveryLine(r.At.Step, r.Subgoal.Sentence, r.Recovery, r.Cause))],
            Faults = result.Faults,
            Audit = [.. result.Audit.Select(a => a with { Said = names.Speak(a.Said), Truth = names.Speak(a.Truth) })],
            Cost = result.Cost,
        };
    }
}
