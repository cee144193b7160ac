using System.Collections.Frozen;

namespace Robotics.Sim.Libero.Description;

/// <summary>What people call the regions of things and of the workspace.</summary>
internal static class RegionWords
{
    private static readonly FrozenDictionary<(string Category, string Region), ImmutableArray<string>> All =
        EmbeddedRows.Of("regions.tsv", 3).ToFrozenDictionary(row => (row[0], row[1]), row => EmbeddedRows.List(row[2]));

    private const string Ending = "_region";

    private const string Start = "_init_region";

    private static readonly string[] Sides = ["left", "right", "front", "back"];

    /// <summary>Words for a region of an object or fixture.</summary>
    public static ImmutableArray<string> Of(string category, string region)
    {
        if (All.TryGetValue((category, region), out ImmutableArray<string> own)) return own;
        return All.TryGetValue(("*", region), out ImmutableArray<string> common) ? common : [Bare(region).Replace('_', ' ')];
    }

    /// <summary>
    /// Words for a region of the workspace that lies in a direction from something: <c>plate_left_region</c> is the left of the plate. Empty for one that
    /// only says what stands there at the start, which nobody could see.
    /// </summary>
    public static ImmutableArray<string> OfPlace(string region)
    {
        if (region.EndsWith(Start, StringComparison.Ordinal)) return [];
        string bare = Bare(region);
        if (After(bare, "next_to_") is { } beside) return [$"next to the {Thing(beside)}"];
        if (After(bare, "between_")?.Split('_', 2) is [{ } one, { } other]) return [$"between the {Thing(one)} and the {Thing(other)}"];
        int cut = bare.LastIndexOf('_');
        return cut > 0 ? Beside(Thing(bare[..cut]), bare[(cut + 1)..]) : [];
    }

    private static ImmutableArray<string> Beside(string thing, string side) => side switch
    {
        "center" => [$"center of the {thing}", $"middle of the {thing}", $"{thing} center"],
        "front" => [$"front of the {thing}", $"in front of the {thing}", $"front side of the {thing}"],
        "back" => [$"back of the {thing}", $"behind the {thing}", $"back side of the {thing}"],
        _ when Sides.Contains(side) => [$"{side} of the {thing}", $"{side} side of the {thing}"],
        _ => [],
    };

    private static string Thing(string category) => CategoryWords.Of(category).Names[0];

    private static string? After(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;

    private static string Bare(string region) => region.EndsWith(Ending, StringComparison.Ordinal) ? region[..^Ending.Length] : region;
}
