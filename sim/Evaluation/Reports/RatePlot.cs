using System.Text;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Reports;

/// <summary>Success by task as SVG: a dot at the rate and a line over its 95 % interval, a row a task.</summary>
internal static class RatePlot
{
    private const int RowHeight = 22;
    private const int Left = 400;
    private const int Width = 1060;
    private const int Right = 90;
    private const int LongestName = 58;

    public static string Draw(IReadOnlyList<RateLine> tasks)
    {
        int height = (tasks.Count * RowHeight) + 30;
        StringBuilder svg = new();
        svg.Append(FormattableString.Invariant($"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"Success rate by task with 95 % intervals\">"));
        foreach (double tick in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            double x = X(tick);
            svg.Append(FormattableString.Invariant($"<line class=\"grid\" x1=\"{x:0.#}\" y1=\"0\" x2=\"{x:0.#}\" y2=\"{height - 24}\"/>"));
            svg.Append(FormattableString.Invariant($"<text class=\"soft\" x=\"{x:0.#}\" y=\"{height - 8}\" text-anchor=\"middle\">{100 * tick:0} %</text>"));
        }

        for (int i = 0; i < tasks.Count; i++) Row(svg, tasks[i], (i * RowHeight) + (RowHeight / 2));
        return svg.Append("</svg>").ToString();
    }

    private static void Row(StringBuilder svg, RateLine line, int y)
    {
        string name = FormattableString.Invariant($"{line.Task} {line.TaskName}");
        string shown = name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…";
        svg.Append(FormattableString.Invariant(
            $"<g><title>{Html.Text($"{line.Suite}/{name}: {line.Successes} of {line.N}")}</title><text x=\"{Left - 12}\" y=\"{y + 4}\" text-anchor=\"end\">{Html.Text(shown)}</text>"));
        if (line.SuccessRate is { } rate)
        {
            svg.Append(FormattableString.Invariant($"<line class=\"interval\" x1=\"{X(line.Low):0.#}\" y1=\"{y}\" x2=\"{X(line.High):0.#}\" y2=\"{y}\"/>"));
            svg.Append(FormattableString.Invariant($"<circle class=\"dot\" cx=\"{X(rate):0.#}\" cy=\"{y}\" r=\"5\"/>"));
        }

        svg.Append(FormattableString.Invariant($"<text class=\"soft\" x=\"{Width - Right + 16}\" y=\"{y + 4}\">{line.Successes} of {line.N}</text></g>"));
    }

    private static double X(double share) => Left + (share * (Width - Left - Right));
}
