using System.Text;
using System.Text.Json;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Reports;

/// <summary><c>report.html</c>: an evaluation on one page that needs nothing from outside, for a browser or for print.</summary>
public static class EvaluationReport
{
    /// <summary>The page.</summary>
    /// <param name="summary">What the lines come to.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="films">Film strips of failed episodes, as JPEG.</param>
    public static string Page(JobSummary summary, ImmutableArray<EpisodeLine> lines, IReadOnlyDictionary<EpisodeKey, byte[]> films)
    {
        EpisodeLine[] ran = [.. lines.Where(l => l.Status == EpisodeStatus.Ran)], failed = [.. ran.Where(l => l.Failed)];
        string title = $"Evaluation of {string.Join(", ", summary.Suites.Select(s => s.Suite))}";
        StringBuilder html = new();
        html.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Append(FormattableString.Invariant($"<title>{Html.Text(title)}</title><style>{Style()}</style></head><body><h1>{Html.Text(title)}</h1>"));
        Head(html, summary, lines);
        if (ran.Length > 0)
        {
            foreach (RateLine suite in summary.Suites)
            {
                html.Append(FormattableString.Invariant($"<h2>Success by task: {Html.Text(suite.Suite!)}</h2>"));
                html.Append(RatePlot.Draw([.. summary.Tasks.Where(t => t.Suite == suite.Suite)]));
            }
        }

        html.Append("<h2>Numbers</h2>").Append(Table(summary));
        if (ran.Length > 0)
        {
            html.Append("<h2>Control steps an episode <span class=\"soft\"><i class=\"key good\"></i>succeeded<i class=\"key bad\"></i>failed</span></h2>");
            html.Append(StepsHistogram.Draw(ran));
        }

        if (!summary.Verdicts.IsEmpty)
            html.Append("<h2>Verdicts <span class=\"soft\">held against the full state, which the brain never saw</span></h2>").Append(VerdictTable.Draw(summary.Verdicts));
        if (failed.Length > 0) html.Append("<h2>Causes of failure</h2>").Append(CauseTable.Draw(failed));
        if (failed.Length > 0) html.Append("<h2>Failed episodes</h2>").Append(FailureCards.Draw(failed, films));
        NotRun(html, summary);
        Configuration(html, summary);
        return html.Append("</body></html>\n").ToString();
    }

    private static void Head(StringBuilder html, JobSummary summary, ImmutableArray<EpisodeLine> lines)
    {
        RateLine all = summary.Overall;
        string executors = string.Join(", ", lines.Select(l => l.Executor).Distinct().Order(StringComparer.Ordinal));
        html.Append(FormattableString.Invariant($"<p class=\"soft\">executor {Html.Text(executors)} · seen by {Html.Text(summary.SeenBy)}"));
        if (lines.Any(l => l.Privileged)) html.Append(" <span class=\"badge\">object poses are the simulator's own</span>");
        html.Append("</p><div class=\"tiles\">");
        Tile(html, Html.Percent(all.SuccessRate), FormattableString.Invariant(
            $"{all.Successes} of {all.N} episodes · 95 % interval {Html.Percent(all.Low)} to {Html.Percent(all.High)}"), "tile first");
        Tile(html, all.MeanStepsOfSuccesses is { } steps ? Html.Number(steps, "0") : "–", "mean steps of successes");
        Tile(html, Html.Number(all.FalseClaims), "claimed, but not so");
        Tile(html, Html.Number(all.NotRun), "not run");
        Tile(html, Html.Number(all.Diverged), "diverged");
        if (summary.Cost is { } cost) Tile(html, Html.Number(cost.LoopMsP50, "0.00") + " ms", "the loop's own work a step");
        html.Append("</div>");
    }

    private static void Tile(StringBuilder html, string number, string label, string kind = "tile") =>
        html.Append(FormattableString.Invariant($"<div class=\"{kind}\"><b>{number}</b><span>{Html.Text(label)}</span></div>"));

    private static string Table(JobSummary summary)
    {
        StringBuilder html = new("<div class=\"wide\"><table><tr><th>task</th><th>success</th><th>rate</th><th>95 % interval</th><th>steps</th><th>claimed, not so</th><th>not run</th><th>diverged</th></tr>");
        foreach (RateLine suite in summary.Suites)
        {
            foreach (RateLine task in summary.Tasks.Where(t => t.Suite == suite.Suite)) Row(html, FormattableString.Invariant($"{task.Task} {task.TaskName}"), task, "");
            Row(html, suite.Suite!, suite, " class=\"sum\"");
        }

        if (summary.Suites.Length > 1) Row(html, "all", summary.Overall, " class=\"sum\"");
        return html.Append("</table></div>").ToString();
    }

    private static void Row(StringBuilder html, string name, RateLine line, string kind) => html.Append(FormattableString.Invariant(
        $"<tr{kind}><td>{Html.Text(name)}</td><td>{line.Successes} of {line.N}</td><td>{Html.Percent(line.SuccessRate)}</td><td>{(line.N == 0 ? "" : $"{Html.Percent(line.Low)} – {Html.Percent(line.High)}")}</td><td>{(line.MeanSteps is { } s ? Html.Number(s, "0") : "")}</td><td>{Html.Count(line.FalseClaims)}</td><td>{Html.Count(line.NotRun)}</td><td>{Html.Count(line.Diverged)}</td></tr>"));

    private static void NotRun(StringBuilder html, JobSummary summary)
    {
        if (summary.NotRun.IsEmpty) return;
        html.Append("<h2>Not run</h2><p class=\"soft\">What these episodes need is missing or damaged. They count neither as failures nor as successes.</p><ol>");
        foreach (string line in summary.NotRun) html.Append("<li>").Append(Html.Text(line)).Append("</li>");
        html.Append("</ol>");
    }

    private static void Configuration(StringBuilder html, JobSummary summary)
    {
        html.Append("<h2>How the episodes were run</h2>").Append(ProtocolTable.Draw(summary.Protocols));
        html.Append("<h2>Configuration</h2><pre>").Append(Html.Text(JsonSerializer.Serialize(summary.Configuration, RecordJson.Indented))).Append("</pre>");
        html.Append("<h2>Machine and cost</h2><pre>")
            .Append(Html.Text(JsonSerializer.Serialize(new { summary.Host, summary.WallSeconds, summary.SimSeconds, summary.Cost }, RecordJson.Indented))).Append("</pre>");
    }

    private static string Style()
    {
        using Stream stream = typeof(EvaluationReport).Assembly.GetManifestResourceStream("Robotics.Sim.Evaluation.report.css")
            ?? throw new RoboticsException(ErrorCode.Internal, "The style of reports is not embedded in the program.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
