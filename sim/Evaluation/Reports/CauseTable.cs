using System.Text;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Reports;

/// <summary>Causes of failure, most frequent first, with the tasks in which each occurred.</summary>
internal static class CauseTable
{
    public static string Draw(IReadOnlyCollection<EpisodeLine> failed)
    {
        StringBuilder html = new("<div class=\"wide\"><table><tr><th>cause</th><th>episodes</th><th>share</th><th class=\"text\">tasks</th></tr>");
        foreach (IGrouping<string, EpisodeLine> cause in failed.GroupBy(JobSummary.WhyFailed).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            string tasks = string.Join(", ", cause.GroupBy(l => FormattableString.Invariant($"{l.Suite}/{l.Task}")).Select(g => FormattableString.Invariant($"{g.Key} ({g.Count()})")));
            html.Append(FormattableString.Invariant(
                $"<tr><td>{Html.Text(cause.Key)}</td><td>{cause.Count()}</td><td>{Html.Percent((double)cause.Count() / failed.Count)}</td><td class=\"text\">{Html.Text(tasks)}</td></tr>"));
        }

        return html.Append("</table></div>").ToString();
    }
}
