namespace Robotics.Cortex.Language.WordNet;

/// <summary>The numbers of WordNet's lexicographer files (lexnames(5WN)) by what they are about.</summary>
internal static class WordNetTopics
{
    public const int Food = 13;

    private const int Animal = 5;
    private const int Artifact = 6;
    private const int Body = 8;
    private const int Person = 18;
    private const int Attribute = 7;
    private const int Act = 4;
    private const int Communication = 10;
    private const int Location = 15;
    private const int NaturalObject = 17;
    private const int Plant = 20;
    private const int Shape = 25;
    private const int Substance = 27;

    /// <summary>Whether a noun of this topic can describe a thing on a table, its place, form or matter.</summary>
    public static bool IsOfThings(int topic) =>
        topic is Artifact or Food or Substance or Communication or Plant or NaturalObject or Shape or Attribute or Act or Location;

    /// <summary>Whether a noun of this topic names something that can be touched.</summary>
    public static bool IsTangible(int topic) => topic is Animal or Artifact or Body or Food or NaturalObject or Person or Plant or Substance;

    /// <summary>Whether a noun of this topic can be the name of a thing on a table.</summary>
    public static bool IsThing(int topic) => topic is Artifact or Food or Substance or Communication or Plant;
}
