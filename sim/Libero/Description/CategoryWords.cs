using System.Collections.Frozen;

namespace Robotics.Sim.Libero.Description;

/// <summary>What may be said of a category of things: never of one instance.</summary>
/// <param name="Names">Words people use, most usual first; at least one.</param>
/// <param name="Attributes">Colours, materials, shapes.</param>
/// <param name="HasRim">Whether it is hollow, with a rim to grasp it by.</param>
/// <param name="HasHandle">Whether it has a handle that sticks out sideways.</param>
internal sealed record CategoryWords(ImmutableArray<string> Names, ImmutableArray<string> Attributes, bool HasRim, bool HasHandle)
{
    private static readonly FrozenDictionary<string, CategoryWords> All = EmbeddedRows.Of("categories.tsv", 4).ToFrozenDictionary(
        row => row[0],
        row => new CategoryWords(EmbeddedRows.List(row[1]), EmbeddedRows.List(row[2]), row[3].Contains("rim", StringComparison.Ordinal), row[3].Contains("handle", StringComparison.Ordinal)),
        StringComparer.Ordinal);

    /// <summary>The words of a category; one that the table does not have gets its own words.</summary>
    public static CategoryWords Of(string category) =>
        All.TryGetValue(category, out CategoryWords? known) ? known : new([string.Join(' ', Words(category))], [], false, false);

    // Numbers in a category's name tell versions apart, which nobody says.
    private static IEnumerable<string> Words(string category) =>
        category.Split('_', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.All(char.IsAsciiDigit)).DefaultIfEmpty(category);
}
