using Microsoft.Extensions.Logging;

namespace Robotics.Cortex.TaskLoop;

/// <summary>Writes down once a try that a subgoal is early, late or missing.</summary>
internal sealed partial class AlarmLog(ILogger logger)
{
    private TimingKind? _said;

    public void See(TaskEvent e)
    {
        if (e is SubgoalStarted) _said = null;
        if (e is not SubgoalJudged { Verdict.Timing: { } alarm } judged || alarm.Kind == _said) return;
        _said = alarm.Kind;
        Log.Unusual(logger, judged.At.TaskId, judged.At.Step, judged.Subgoal.Sentence, alarm);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Task {TaskId} step {Step}: '{Subgoal}' is {Alarm}")]
        public static partial void Unusual(ILogger logger, string taskId, long step, string subgoal, TimingAlarm alarm);
    }
}
