using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Robotics.Cortex.TaskLoop;

/// <summary>Plan → execute → verify → recover (Agentic Robot, 2025): one task after the other, whatever goes wrong ending in a typed cause.</summary>
public sealed partial class TaskRunner(TaskRegions regions, TaskLoopOptions options, ILogger<TaskRunner> logger) : ITaskRunner
{
    public async IAsyncEnumerable<TaskEvent> RunAsync(TaskRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        TaskRun run = new(regions, options, request);
        AlarmLog alarms = new(logger);
        for (bool begun = false; !run.IsOver; begun = true)
        {
            await using IAsyncEnumerator<TaskEvent> events = (begun ? run.GoOnAsync(ct) : run.EventsAsync(ct)).GetAsyncEnumerator(CancellationToken.None);
            while (await NextAsync(run, events, ct) is { } next)
            {
                alarms.See(next);
                yield return next;
            }
        }

        yield return await run.EndAsync();
    }

    /// <summary>The next event; null at the end, or when something threw: the run then is over, or goes on after an interruption.</summary>
    private async ValueTask<TaskEvent?> NextAsync(TaskRun run, IAsyncEnumerator<TaskEvent> events, CancellationToken ct)
    {
        try
        {
            return await events.MoveNextAsync() ? events.Current : null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            run.Halt(Cause.Cancelled, "The task was cancelled; the arm is held.");
        }
        catch (RoboticsException e)
        {
            if (e.Code == ErrorCode.Unavailable && run.Interrupt(Cause.Unavailable, e.Message))
            {
                Log.Interrupted(logger, run.TaskId, e.Message);
                return null;
            }

            Log.Broken(logger, run.TaskId, e);
            run.Halt(CauseOf(e.Code), e.Message);
        }
#pragma warning disable CA1031 // The loop's edge: the arm is held, the task ends with a cause, and the defect is in the log.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.Broken(logger, run.TaskId, e);
            run.Halt(Cause.Internal, $"{e.GetType().Name}: {e.Message}");
        }

        return null;
    }

    private static Cause CauseOf(ErrorCode code) => code switch
    {
        ErrorCode.NotUnderstood => Cause.NotUnderstood,
        ErrorCode.LeaseLost => Cause.LeaseLost,
        ErrorCode.Stopped => Cause.BodyStopped,
        ErrorCode.Diverged => Cause.Diverged,
        ErrorCode.Unavailable or ErrorCode.MissingDependency or ErrorCode.DataLoss => Cause.Unavailable,
        _ => Cause.Internal,
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Task {TaskId} is interrupted and goes on when all answer again: {Reason}")]
        public static partial void Interrupted(ILogger logger, string taskId, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "Task {TaskId} ended by an error")]
        public static partial void Broken(ILogger logger, string taskId, Exception error);
    }
}
