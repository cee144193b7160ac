using System.Globalization;
using Robotics.Sim.Evaluation.Results;
using Spectre.Console;

namespace Robotics.Host.Terminal;

/// <summary>An evaluation's summary as a table for people.</summary>
internal static class SummaryTable
{
    private const int WidthInAPipe = 160;

    /// <param name="console">Where it is printed.</param>
    /// <param name="summary">What is printed.</param>
    /// <param name="report">Where there is more to read.</param>
    public static void Print(IAnsiConsole console, JobSummary summary, string report)
    {
        Widen(console);
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn("task").AddColumn("success").AddColumn("95 % interval").AddColumn("steps").AddColumn("not run").AddColumn("diverged");
        foreach (int column in Enumerable.Range(1, 5)) table.Columns[column].RightAligned();
        foreach (RateLine suite in summary.Suites)
        {
            foreach (RateLine task in summary.Tasks.Where(t => t.Suite == suite.Suite)) Add(table, $"{task.Task} {task.TaskName}", task);
            Add(table, $"[bold]{Markup.Escape(suite.Suite!)}[/]", suite, escape: false);
        }

        if (summary.Suites.Length > 1) Add(table, "[bold]all[/]", summary.Overall, escape: false);
        console.Write(table);
        foreach ((string cause, int count) in summary.Causes.OrderByDescending(c => c.Value)) console.MarkupLine($"  [red]{count} ×[/] {Markup.Escape(cause)}");
        foreach (string missing in summary.NotRun) console.MarkupLine($"  [yellow]not run[/] {Markup.Escape(missing)}");
        foreach (VerdictRate rate in summary.Verdicts) console.MarkupLine($"  [grey]{Markup.Escape(Verdict(rate))}[/]");
        console.MarkupLine($"  [grey]seen by: {summary.SeenBy}[/]");
        if (summary.Cost is { } cost) console.MarkupLine($"  [grey]{Markup.Escape(Cost(cost))}[/]");
        console.MarkupLine($"  [grey]{Markup.Escape(report)}[/]");
    }

    /// <summary>A pipe has no width of its own, and a table cut to 80 columns is hard to read by people and scripts alike.</summary>
    internal static void Widen(IAnsiConsole console)
    {
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = Math.Max(console.Profile.Width, WidthInAPipe);
    }

    private static void Add(Table table, string name, RateLine line, bool escape = true) => table.AddRow(
        escape ? Markup.Escape(name) : name,
        string.Create(CultureInfo.InvariantCulture, $"{line.Successes}/{line.N}{(line.SuccessRate is { } rate ? $" {100 * rate:0.0} %" : "")}"),
        line.N == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100 * line.Low:0.0}–{100 * line.High:0.0} %"),
        line.MeanSteps is { } steps ? steps.ToString("0", CultureInfo.InvariantCulture) : "",
        line.NotRun == 0 ? "" : line.NotRun.ToString(CultureInfo.InvariantCulture),
        line.Diverged == 0 ? "" : line.Diverged.ToString(CultureInfo.InvariantCulture));

    private static string Cost(CostSummary cost) => string.Create(
        CultureInfo.InvariantCulture,
        $"loop {cost.LoopMsP50:0.00} ms a step (p99 {cost.LoopMsP99:0.00}; worst episode's {cost.LoopMsP99Worst:0.00}), {cost.EpisodeSeconds:0.0} s an episode{Planning(cost)}");

    private static string Verdict(VerdictRate rate) => string.Create(
        CultureInfo.InvariantCulture,
        $"verdict {rate.Verdict,-26} {rate.N,5}, false {rate.False} ({100.0 * rate.False / rate.N:0.0} %){(rate.DelayP95 is { } p95 ? $", after {rate.DelayP50:0.00} s (p95 {p95:0.00}, n {rate.Timed})" : "")}");

    private static string Planning(CostSummary cost) => cost.PlanningMsP95 is not { } p95
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", motion planning {cost.PlanningMsP50:0.0} ms (p95 {p95:0.0}) × {cost.Plannings}");
}
