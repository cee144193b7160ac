using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Robotics.Host.Recording;
using Robotics.Protos.Calls;

namespace Robotics.Host.Telemetry;

/// <summary>A task loop whose tasks are traced and counted: how long a control step takes, verdicts, recoveries, what language models were asked and cost, how tasks ended.</summary>
internal sealed class MeteredRunner(ITaskRunner inner, TimeProvider clock) : ITaskRunner
{
    private static readonly Meter Meter = new(CallMetrics.MeterName);

    private static readonly Histogram<double> Period = Meter.CreateHistogram<double>(
        "robotics.loop.period", "s", "Real time of a control step, the mean of a window between two verdicts.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = CallMetrics.Seconds });

    private static readonly Counter<long> Verdicts = Meter.CreateCounter<long>("robotics.verdicts", null, "Verdicts, by kind and cause.");
    private static readonly Counter<long> Recoveries = Meter.CreateCounter<long>("robotics.recoveries", null, "Recoveries, by kind and cause.");
    private static readonly Counter<long> Tasks = Meter.CreateCounter<long>("robotics.tasks", null, "Tasks that ended, by cause; None for a claim of success.");
    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("robotics.model.calls", null, "Calls of language models, by purpose and how they ended.");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("robotics.model.tokens", null, "Tokens of language models, in and out.");
    private static readonly Counter<double> Cost = Meter.CreateCounter<double>("robotics.model.cost", null, "Cost of language models, in the prices' currency.");

    public async IAsyncEnumerable<TaskEvent> RunAsync(TaskRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        using Activity task = CallTrace.Begins("task");
        task.SetTag("robotics.task", request.TaskId);
        long since = clock.GetTimestamp();
        int steps = 0;
        await foreach (TaskEvent e in inner.RunAsync(request, ct))
        {
            if (e is ControlStepped) steps++;
            if (e is SubgoalJudged && steps > 0) Period.Record(clock.GetElapsedTime(since).TotalSeconds / steps);
            if (e is SubgoalJudged or SubgoalStarted) (since, steps) = (clock.GetTimestamp(), 0);
            Count(e);
            yield return e;

            // Whoever took the event may have left another operation behind.
            Activity.Current = task;
        }
    }

    private static void Count(TaskEvent e)
    {
        switch (e)
        {
            case SubgoalJudged judged: Verdicts.Add(1, new("kind", judged.Verdict.Kind.ToString()), new("cause", judged.Verdict.Cause.ToString())); break;
            case RecoveryChosen chosen: Recoveries.Add(1, new("kind", chosen.Recovery.ToString()), new("cause", chosen.Cause.ToString())); break;
            case TaskEnded ended: Tasks.Add(1, new KeyValuePair<string, object?>("cause", ended.Outcome.Cause.ToString())); break;
        }

        if (EpisodeWriter.ConsultationOf(e) is not { } consultation) return;
        foreach (ModelExchange exchange in consultation.Exchanges)
        {
            Calls.Add(exchange.Attempts, new("purpose", consultation.Purpose), new("answered", exchange.Text is not null));
            Tokens.Add(exchange.InputTokens + exchange.OutputTokens);
            Cost.Add(exchange.Cost);
        }
    }
}
