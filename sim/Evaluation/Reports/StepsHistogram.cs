using System.Text;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Reports;

/// <summary>How many control steps episodes took, as SVG: successes and failures on top of each other, in bins of equal width.</summary>
internal static class StepsHistogram
{
    private const int Bins = 40;
    private const int Width = 1060;
    private const int Height = 220;
    private const int Left = 40;
    private const int Base = Height - 36;

    public static string Draw(IReadOnlyCollection<EpisodeLine> ran)
    {
        long bin = BinWidth(ran.Max(l => l.Steps));
        int[] good = new int[Bins], bad = new int[Bins];
        foreach (EpisodeLine line in ran) (line.Success ? good : bad)[Math.Min(Bins - 1, line.Steps / bin)]++;
        int most = Math.Max(1, Enumerable.Range(0, Bins).Max(i => good[i] + bad[i]));
        double step = (double)(Width - Left) / Bins, unit = (Base - 14.0) / most;
        StringBuilder svg = new();
        svg.Append(FormattableString.Invariant($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"Histogram of control steps\">"));
        svg.Append(FormattableString.Invariant($"<line class=\"grid\" x1=\"{Left}\" y1=\"{Base}\" x2=\"{Width}\" y2=\"{Base}\"/>"));
        svg.Append(FormattableString.Invariant($"<text class=\"soft\" x=\"{Left - 6}\" y=\"18\" text-anchor=\"end\">{most}</text>"));
        for (int i = 0; i < Bins; i++)
        {
            double x = Left + (i * step), badTop = Base - (bad[i] * unit), top = badTop - (good[i] * unit);
            svg.Append(FormattableString.Invariant($"<g><title>{i * bin} to {((i + 1) * bin) - 1} steps: {good[i]} succeeded, {bad[i]} failed</title>"));
            Bar(svg, "bad", x, badTop, bad[i] * unit, step);
            Bar(svg, "good", x, top, good[i] * unit, step);
            svg.Append("</g>");
            if (i % 5 == 0) svg.Append(FormattableString.Invariant($"<text class=\"soft\" x=\"{x:0.#}\" y=\"{Base + 16}\">{i * bin}</text>"));
        }

        svg.Append(FormattableString.Invariant($"<text class=\"soft\" x=\"{Width}\" y=\"{Base + 32}\" text-anchor=\"end\">control steps</text>"));
        return svg.Append("</svg>").ToString();
    }

    /// <summary>The least of 1, 2, 5, 10, 20, 50 … steps with which all fit.</summary>
    private static long BinWidth(long longest)
    {
        for (long decade = 1; ; decade *= 10)
        {
            foreach (int digit in new[] { 1, 2, 5 })
            {
                if (decade * digit * Bins > longest) return decade * digit;
            }
        }
    }

    private static void Bar(StringBuilder svg, string kind, double x, double top, double height, double width)
    {
        if (height == 0) return;
        svg.Append(FormattableString.Invariant(
            $"<rect class=\"{kind}\" x=\"{x + 1:0.##}\" y=\"{top:0.##}\" width=\"{width - 2:0.##}\" height=\"{height:0.##}\"/>"));
    }
}
