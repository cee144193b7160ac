using System.Collections.Frozen;

namespace Robotics.Cortex.Language.Lexicon;

/// <summary>Words of colour: the basic ones, their shades, and light and dark.</summary>
internal static class Colours
{
    private static readonly FrozenDictionary<string, string> Basic = Table(
        "black:black ebony jet", "white:white ivory snowy", "grey:grey gray silver", "red:red crimson scarlet maroon", "green:green emerald olive lime", "blue:blue navy azure",
        "yellow:yellow lemon golden gold", "brown:brown tan chocolate", "orange:orange", "purple:purple violet", "pink:pink rose", "cyan:cyan turquoise teal");

    private static readonly FrozenSet<string> Dark = FrozenSet.Create("black", "brown", "grey", "blue", "purple");

    private static readonly FrozenSet<string> Light = FrozenSet.Create("white", "yellow", "pink", "cyan");

    private static readonly FrozenSet<string> DarkWords = FrozenSet.Create("dark", "darker", "darkish");

    private static readonly FrozenSet<string> LightWords = FrozenSet.Create("light", "lighter", "pale", "paler", "bright");

    /// <summary>Words that only say that a colour follows or went before: "dark-hued", "with yellow coloring".</summary>
    private static readonly FrozenSet<string> Carriers = FrozenSet.Create(
        "colored", "coloured", "color", "colour", "colors", "colours", "coloring", "colouring", "hued", "hue", "hues", "toned", "tone", "tones", "shade", "shades", "shaded", "tinted",
        "tint", "pattern", "patterned");

    /// <summary>The basic colour of a word; null when it is none.</summary>
    public static string? BasicOf(string word) => Basic.GetValueOrDefault(word);

    public static bool IsCarrier(string word) => Carriers.Contains(word);

    public static bool IsLightness(string word) => DarkWords.Contains(word) || LightWords.Contains(word);

    public static bool IsColourWord(string word) => Basic.ContainsKey(word) || IsLightness(word) || IsCarrier(word);

    /// <summary>How well a colour word fits a basic colour, [0, 1]: a colour itself, or dark and light.</summary>
    public static double Fit(string word, string basic)
    {
        if (Basic.TryGetValue(word, out string? named)) return named == basic ? 1 : 0;
        if (DarkWords.Contains(word)) return Dark.Contains(basic) ? (basic == "black" ? 1 : 0.7) : 0;
        if (LightWords.Contains(word)) return Light.Contains(basic) ? (basic == "white" ? 1 : 0.7) : 0;
        return 0;
    }

    private static FrozenDictionary<string, string> Table(params string[] rows) => rows
        .Select(row => row.Split(':'))
        .SelectMany(row => row[1].Split(' ').Select(word => KeyValuePair.Create(word, row[0])))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
