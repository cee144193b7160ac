using System.Text;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Reports;

/// <summary>How the episodes were run, a row a suite.</summary>
internal static class ProtocolTable
{
    private const int FewValues = 4;

    public static string Draw(ImmutableArray<SuiteProtocol> protocols)
    {
        StringBuilder html = new(
            "<div class=\"wide\"><table><tr><th>suite</th><th>seeds</th><th>resets</th><th>settle steps</th><th>step limit</th><th>mode</th><th>flip</th><th>pictures</th><th>actions</th><th>gripper</th></tr>");
        foreach (SuiteProtocol p in protocols)
        {
            string[] cells =
            [
                p.Suite, List(p.Seeds), p.Resets, List(p.SettleSteps), List(p.StepLimits), List(p.Modes), List(p.Flips), List(p.Renders), List(p.ActionSpaces),
                p.GripperSign,
            ];
            html.Append("<tr>");
            foreach (string cell in cells) html.Append("<td>").Append(Html.Text(cell)).Append("</td>");
            html.Append("</tr>");
        }

        return html.Append("</table></div>").ToString();
    }

    private static string List<T>(ImmutableArray<T> values) => values.Length <= FewValues
        ? string.Join(", ", values.Select(v => FormattableString.Invariant($"{v}")))
        : FormattableString.Invariant($"{values[0]} … {values[^1]} ({values.Length})");
}
