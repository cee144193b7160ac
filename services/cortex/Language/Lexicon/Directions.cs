using System.Collections.Frozen;

namespace Robotics.Cortex.Language.Lexicon;

/// <summary>Words of direction.</summary>
internal static class Directions
{
    private static readonly FrozenDictionary<string, Direction> Words = Table(
        (Direction.Left, "left leftmost lefthand leftward port"),
        (Direction.Right, "right rightmost righthand rightward starboard"),
        (Direction.Front, "front frontmost forefront forward foremost"),
        (Direction.Back, "back rear backmost rearmost hind furthermost"),
        (Direction.Middle, "middle center centre central midmost middlemost midpoint heart halfway midway"),
        (Direction.Top, "top upper uppermost topmost highest higher"),
        (Direction.Bottom, "bottom lower lowest lowermost bottommost"),
        (Direction.Near, "nearest closest"),
        (Direction.Far, "farthest furthest"));

    /// <summary>Nouns that a direction may lean on: "the left side of", "the front edge of".</summary>
    private static readonly FrozenSet<string> Sides = FrozenSet.Create(
        "side", "edge", "part", "end", "area", "portion", "section", "corner", "surface", "half", "hand", "position", "spot", "place", "face", "region", "zone");

    public static Direction? Of(string word) => Words.TryGetValue(word, out Direction direction) ? direction : null;

    public static bool IsSide(string word) => Sides.Contains(word);

    public static bool IsHorizontal(Direction direction) => direction is Direction.Left or Direction.Right or Direction.Front or Direction.Back;

    private static FrozenDictionary<string, Direction> Table(params (Direction Direction, string Words)[] rows) => rows
        .SelectMany(row => row.Words.Split(' ').Select(word => KeyValuePair.Create(word, row.Direction)))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
