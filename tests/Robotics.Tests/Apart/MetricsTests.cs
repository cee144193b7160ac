using Microsoft.Extensions.DependencyInjection;
using Robotics.Hippocampus;
using Robotics.Host.Configuration;
using Robotics.Host.Serving;
using Robotics.Host.Telemetry;
using Robotics.Protos.Calls;
using Robotics.Protos.Hippocampus;

namespace Robotics.Tests.Apart;

/// <summary>What is measured, as Prometheus reads it.</summary>
public sealed class MetricsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_to_a_region_is_in_the_histogram_of_its_name_on_the_page()
    {
        PrometheusText text = new();
        using ProcessTelemetry telemetry = ProcessTelemetry.Start(new TelemetryOptions(), "test", text);
        await using MetricsPage page = await MetricsPage.StartAsync(ServiceAddress.Parse("127.0.0.1:0").Port(), text, Ct);
        await using MemoryService memory = MemoryService.Open(null);
        await using ServedRegion region = await ServedRegion.StartAsync(s => s.AddSingleton<IMemory>(memory), r => r.MapHippocampus());
        await new MemoryClient(region.Channel).SnapshotAsync(Ct);
        using HttpClient reader = new();
        string read = await reader.GetStringAsync(new Uri($"{page.Address}/metrics"), Ct);
        Assert.Contains("# TYPE robotics_region_call_duration_seconds histogram", read, StringComparison.Ordinal);
        Assert.Matches("robotics_region_call_duration_seconds_bucket\\{[^}]*call=\"TakeSnapshot\"[^}]*,le=\"\\+Inf\"\\} [1-9]", read);
    }

    [Fact]
    public async Task A_task_counts_its_verdicts_its_end_and_how_long_a_control_step_takes()
    {
        PrometheusText text = new();
        using ProcessTelemetry telemetry = ProcessTelemetry.Start(new TelemetryOptions(), "test", text);
        Filled filled = new();
        SubgoalJudged judged = filled.Of<SubgoalJudged>();
        TaskEvent[] events =
        [
            filled.Of<ControlStepped>(),
            judged with { Verdict = judged.Verdict with { Cause = Cause.Slipped } },
            filled.Of<RecoveryChosen>() with { Recovery = RecoveryKind.Retry },
            new TaskEnded(judged.At, new TaskOutcome { Claimed = false, Cause = Cause.Slipped, Text = "", Steps = 1, Recoveries = 1 }),
        ];
        await foreach (TaskEvent e in new MeteredRunner(new Told(events), TimeProvider.System).RunAsync(new TaskRequest { TaskId = "t", Instruction = new Instruction("x"), Seed = 0 }, Ct)) Assert.NotNull(e);
        string read = text.Read();
        Assert.Matches("robotics_verdicts_total\\{[^}]*cause=\"Slipped\"[^}]*\\} [1-9]", read);
        Assert.Matches("robotics_recoveries_total\\{[^}]*kind=\"Retry\"[^}]*\\} [1-9]", read);
        Assert.Matches("robotics_model_cost_total\\{\\} [0-9]", read);
        Assert.Matches("robotics_tasks_total\\{cause=\"Slipped\"\\} [1-9]", read);
        Assert.Matches("robotics_loop_period_seconds_count\\{\\} [1-9]", read);
    }

    private sealed class Told(TaskEvent[] events) : ITaskRunner
    {
        public async IAsyncEnumerable<TaskEvent> RunAsync(TaskRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            await Task.CompletedTask;
            foreach (TaskEvent e in events) yield return e;
        }
    }
}
