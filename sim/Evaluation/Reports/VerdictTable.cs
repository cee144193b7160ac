using System.Text;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Reports;

/// <summary>How often the verifier was wrong, and how late, by kind of verdict and cause.</summary>
internal static class VerdictTable
{
    public static string Draw(ImmutableArray<VerdictRate> rates)
    {
        StringBuilder html = new("<div class=\"wide\"><table><tr><th>verdict</th><th>given</th><th>not so</th><th>rate</th><th>timed</th><th>delay, median</th><th>delay, 95th percentile</th></tr>");
        foreach (VerdictRate rate in rates)
        {
            string kind = rate.Verdict.Contains(' ', StringComparison.Ordinal) ? "" : " class=\"sum\"";
            html.Append(FormattableString.Invariant(
                $"<tr{kind}><td>{Html.Text(rate.Verdict)}</td><td>{rate.N}</td><td>{Html.Count(rate.False)}</td><td>{Html.Percent(rate.FalseRate)}</td><td>{Html.Count(rate.Timed)}</td><td>{Seconds(rate.DelayP50)}</td><td>{Seconds(rate.DelayP95)}</td></tr>"));
        }

        return html.Append("</table></div>").ToString();
    }

    private static string Seconds(double? delay) => delay is { } value ? Html.Number(value, "0.00") + " s" : "";
}
