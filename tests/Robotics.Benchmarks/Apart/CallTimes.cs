using System.Globalization;
using System.Text.RegularExpressions;

namespace Robotics.Benchmarks.Apart;

/// <summary>What the pages of measurements of a cell's regions say of the calls between them.</summary>
internal static partial class CallTimes
{
    /// <summary>Calls and their seconds so far, by <c>caller Call</c>.</summary>
    /// <param name="pages">Addresses of the pages by region.</param>
    public static async Task<SortedDictionary<string, (double Count, double Seconds)>> ReadAsync(IEnumerable<(string Region, string Page)> pages)
    {
        using HttpClient client = new();
        SortedDictionary<string, (double Count, double Seconds)> read = new(StringComparer.Ordinal);
        foreach ((string region, string page) in pages)
        {
            foreach (Match line in Line().Matches(await client.GetStringAsync(new Uri(page))))
            {
                string call = $"{region} {line.Groups["call"].Value}";
                (double count, double seconds) = read.GetValueOrDefault(call);
                double value = double.Parse(line.Groups["value"].Value, CultureInfo.InvariantCulture);
                read[call] = line.Groups["what"].Value == "sum" ? (count, seconds + value) : (count + value, seconds);
            }
        }

        return read;
    }

    [GeneratedRegex("""^robotics_region_call_duration_seconds_(?<what>sum|count)\{.*call="(?<call>\w+)".*\} (?<value>\S+)$""", RegexOptions.Multiline)]
    private static partial Regex Line();
}
