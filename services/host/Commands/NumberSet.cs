using System.Globalization;

namespace Robotics.Host.Commands;

/// <summary>Numbers on the command line: <c>0-9</c>, <c>0,3,5-7</c>.</summary>
internal static class NumberSet
{
    private const int Most = 100_000;

    /// <summary>The numbers, ascending, each once.</summary>
    /// <param name="what">The option, for a message.</param>
    /// <param name="text">What was given.</param>
    /// <exception cref="RoboticsException">InvalidArgument: not numbers and ranges of numbers, 0 or more.</exception>
    public static ImmutableArray<int> Parse(string what, string text)
    {
        SortedSet<int> numbers = [];
        foreach (string part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || !TryNumber(ends[0], out int first) || !TryNumber(ends[^1], out int last) || last < first || last - first >= Most)
                throw Invalid(what, text);
            numbers.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return numbers.Count == 0 ? throw Invalid(what, text) : [.. numbers];
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static RoboticsException Invalid(string what, string text) =>
        RoboticsException.Invalid(what, $"'{text}'", "numbers and ranges, 0 or more, e.g. 0-9 or 0,3,5-7");
}
