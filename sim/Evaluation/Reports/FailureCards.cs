using System.Text;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Reports;

/// <summary>What a person needs to know of failed episodes: what was planned, what became of it, and pictures where there are some.</summary>
internal static class FailureCards
{
    /// <summary>A card an episode that has a film strip, then one line for each other.</summary>
    /// <param name="failed">In order of key.</param>
    /// <param name="films">JPEG by episode.</param>
    public static string Draw(IReadOnlyCollection<EpisodeLine> failed, IReadOnlyDictionary<EpisodeKey, byte[]> films)
    {
        StringBuilder html = new();
        foreach (EpisodeLine line in failed.Where(l => films.ContainsKey(l.Key))) Card(html, line, films[line.Key]);
        EpisodeLine[] others = [.. failed.Where(l => !films.ContainsKey(l.Key))];
        if (others.Length == 0) return html.ToString();
        if (films.Count > 0) html.Append(FormattableString.Invariant($"<p class=\"soft\">{others.Length} more failed episodes, without pictures:</p>"));
        html.Append("<div class=\"wide\"><table><tr><th>episode</th><th>cause</th><th>steps</th><th></th></tr>");
        foreach (EpisodeLine line in others)
        {
            html.Append(FormattableString.Invariant(
                $"<tr><td>{Html.Text(line.Key.ToString())}</td><td>{Html.Text(JobSummary.WhyFailed(line))}</td><td>{line.Steps}</td><td class=\"text\">{Html.Text(line.Text)}</td></tr>"));
        }

        return html.Append("</table></div>").ToString();
    }

    /// <summary>The command line that runs an episode again.</summary>
    private static string Command(EpisodeLine line)
    {
        string which = line.Suite.StartsWith("libero_", StringComparison.Ordinal)
            ? FormattableString.Invariant($"--libero {line.Suite}/{line.Task}#{line.Init} --mode {line.Mode}")
            : $"\"{line.Instruction}\" --scene {line.Suite}";
        return FormattableString.Invariant($"./robotics run {which} --seed {line.Seed} --record recordings/{line.Key.FileName}");
    }

    private static void Card(StringBuilder html, EpisodeLine line, byte[] film)
    {
        html.Append("<div class=\"card\">");
        html.Append(FormattableString.Invariant($"<h3>{Html.Text(line.Key.ToString())} · {Html.Text(line.Instruction)}</h3>"));
        html.Append(FormattableString.Invariant(
            $"<p><span class=\"cause\">{Html.Text(JobSummary.WhyFailed(line))}</span> after {line.Steps} steps: {Html.Text(line.Text)}</p>"));
        html.Append(FormattableString.Invariant($"<img alt=\"Film strip\" src=\"data:image/jpeg;base64,{Convert.ToBase64String(film)}\">"));
        if (!line.Plan.IsEmpty) html.Append(FormattableString.Invariant($"<p class=\"soft\">plan: {Html.Text(string.Join(" → ", line.Plan))}</p>"));
        html.Append("<ol>");
        foreach ((long _, string item) in Story(line)) html.Append("<li>").Append(item).Append("</li>");
        html.Append("</ol>").Append(FormattableString.Invariant($"<code>{Html.Text(Command(line))}</code></div>"));
    }

    /// <summary>Verdicts and recoveries in the order in which they came; a recovery follows the verdict that it answers.</summary>
    private static IEnumerable<(long Step, string Html)> Story(EpisodeLine line)
    {
        IEnumerable<(long Step, string Html)> verdicts = line.Verdicts.Select(v => (v.Step, FormattableString.Invariant(
            $"step {v.Step}: {Html.Text(v.Subgoal)} <span class=\"{(v.Kind == VerdictKind.Satisfied ? "ok" : "no")}\">{Verdict(v)}</span> <span class=\"soft\">{Html.Text(v.Text)}</span>")));
        IEnumerable<(long Step, string Html)> recoveries = line.Recoveries.Select(r => (r.Step, FormattableString.Invariant(
            $"step {r.Step}: recovery {r.Recovery} <span class=\"soft\">because of {r.Cause}</span>")));
        return verdicts.Concat(recoveries).OrderBy(s => s.Step);
    }

    private static string Verdict(VerdictLine verdict) =>
        verdict.Kind == VerdictKind.Violated ? $"violated: {verdict.Cause}" : verdict.Kind.ToString().ToLowerInvariant();
}
