using System.Xml.Linq;
using Robotics.Sim.Evaluation.Audit;
using Robotics.Sim.Evaluation.Reports;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Tests.Evaluation;

public sealed class EvaluationReportTests
{
    private static readonly EpisodeLine[] Episodes =
    [
        .. Enumerable.Range(0, 8).Select(i => Lines.Ran(i / 4, i % 4, success: i % 3 != 0) with { Text = "x < y & \"z\"" }),
        Lines.Ran(2, 0, false) with { Status = EpisodeStatus.NotRun, Text = "mesh.stl is missing" },
    ];

    [Fact]
    public void The_page_needs_nothing_from_outside()
    {
        string page = Page();
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("data:image/jpeg;base64,AQID", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_says_rates_intervals_causes_what_could_not_run_and_that_truth_was_used()
    {
        string page = Page();
        foreach (string part in new[] { "62.5 %", "30.6 %", "86.3 %", "Missed", "mesh.stl is missing", "simulator truth", "x &lt; y &amp;" })
            Assert.Contains(part, page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_says_how_often_and_how_late_verdicts_were_wrong()
    {
        EpisodeLine line = Lines.Ran(0, 0, true) with
        {
            Audit =
            [
                .. Enumerable.Range(1, 20).Select(i => new AuditedVerdict(SkillVerb.PickUp, VerdictKind.Violated, Cause.Dropped, i, true, 0.05 * i)),
                new AuditedVerdict(SkillVerb.PickUp, VerdictKind.Violated, Cause.Dropped, 21, false, null),
            ],
        };
        Assert.Contains(
            "<td>Violated Dropped</td><td>21</td><td>1</td><td>4.8 %</td><td>20</td><td>0.50 s</td><td>0.95 s</td>",
            EvaluationReport.Page(Summary([line]), [line], new Dictionary<EpisodeKey, byte[]>()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_plots_are_well_formed()
    {
        string page = Page();
        int plots = 0;
        for (int at = page.IndexOf("<svg", StringComparison.Ordinal); at >= 0; at = page.IndexOf("<svg", at + 1, StringComparison.Ordinal), plots++)
            _ = XElement.Parse(page[at..(page.IndexOf("</svg>", at, StringComparison.Ordinal) + 6)]);
        Assert.Equal(2, plots);
    }

    [Fact]
    public void An_evaluation_of_which_nothing_could_run_has_a_page_too() =>
        Assert.Contains("mesh.stl", EvaluationReport.Page(Summary(Episodes[^1..]), [.. Episodes[^1..]], new Dictionary<EpisodeKey, byte[]>()), StringComparison.Ordinal);

    private static string Page() =>
        EvaluationReport.Page(Summary(Episodes), [.. Episodes], new Dictionary<EpisodeKey, byte[]> { [Episodes[0].Key] = [1, 2, 3] });

    private static JobSummary Summary(EpisodeLine[] lines) => JobSummary.Of([.. lines], null, []);
}
