using System.Globalization;
using System.Text.RegularExpressions;

namespace Robotics.Cortex.EmbodiedBench.Prompts;

/// <summary>Reads what EB-Manipulation prompts have of their own: objects with their discrete positions, and gripper actions with the environment's words.</summary>
internal static partial class GripperReader
{
    /// <summary>The objects of the last "Input: {'object 1': [x, y, z], …}", since the examples before it have theirs.</summary>
    public static ImmutableArray<PlacedObject> Objects(string text)
    {
        int at = text.LastIndexOf("Input:", StringComparison.Ordinal);
        if (at < 0) return [];
        int end = text.IndexOf('}', at);
        string input = NumpyPattern().Replace(end < 0 ? text[at..] : text[at..end], "$1");
        return [.. ObjectPattern().Matches(input).Select(m => new PlacedObject(m.Groups[1].Value, Number(m, 2), Number(m, 3), Number(m, 4)))];
    }

    /// <summary>Actions with their feedback, after either mark: "Step 0, the output action **[…]**, env feedback: …" or "[[…], '…'], ".</summary>
    public static ImmutableArray<HistoryStep> History(string text, string afterTask, string afterChat)
    {
        int chat = text.LastIndexOf(afterChat, StringComparison.Ordinal);
        int task = text.LastIndexOf(afterTask, StringComparison.Ordinal);
        int from = chat >= 0 ? chat + afterChat.Length : task >= 0 ? task + afterTask.Length : text.Length;
        string rest = text[from..];
        MatchCollection found = ActionPattern().Matches(rest);
        ImmutableArray<HistoryStep>.Builder steps = ImmutableArray.CreateBuilder<HistoryStep>(found.Count);
        for (int i = 0; i < found.Count; i++)
        {
            int start = found[i].Index + found[i].Length;
            int end = i + 1 < found.Count ? found[i + 1].Index : rest.Length;
            steps.Add(new HistoryStep(found[i].Value, rest[start..end].Trim(' ', ',', '*', '\'', '"', '[', ']', '\n')));
        }

        return steps.ToImmutable();
    }

    /// <summary>Newer versions of numpy write their numbers so.</summary>
    [GeneratedRegex(@"np\.\w+\((-?[\d.]+)\)")]
    private static partial Regex NumpyPattern();

    private static int Number(Match match, int group) => (int)double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"['""]([^'""]{1,80})['""]\s*:\s*[\[(]\s*(\d{1,3}(?:\.\d+)?)\s*,\s*(\d{1,3}(?:\.\d+)?)\s*,\s*(\d{1,3}(?:\.\d+)?)\s*[\])]")]
    private static partial Regex ObjectPattern();

    [GeneratedRegex(@"\[\s*-?\d[\d.]*\s*(?:,\s*-?\d[\d.]*\s*){6}\]")]
    private static partial Regex ActionPattern();
}
