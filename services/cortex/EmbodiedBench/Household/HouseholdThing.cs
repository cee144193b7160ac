using Robotics.Cortex.Language.Reference;

namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>A thing of a home that the actions speak of.</summary>
internal sealed record HouseholdThing
{
    /// <summary>As the actions have it, e.g. <c>Cabinet_2</c> or <c>table 1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name without the number of the instance, e.g. <c>Cabinet</c>.</summary>
    public required string Base { get; init; }

    /// <summary>1 for the first of its name.</summary>
    public required int Instance { get; init; }

    /// <summary>The base name as words, e.g. "alarm clock".</summary>
    public required string Words { get; init; }

    /// <summary>Its other names.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    public required ConceptProfile Profile { get; init; }

    public ThingKind Kind { get; init; }

    /// <summary>Where its kinds are listed: of two that will do, the one listed first is the more usual.</summary>
    public int Rank { get; init; }

    public bool Portable { get; init; }

    public bool Opens { get; init; }

    public bool Switches { get; init; }

    public bool Slices { get; init; }

    /// <summary>Whether things can be put on or in it.</summary>
    public bool Holds { get; init; }

    /// <summary>Whether the robot can be told to go to it.</summary>
    public bool CanGo { get; init; }

    /// <summary>What the search calls it: a word without blanks.</summary>
    public string Id => Name.Replace(' ', '-');

    public bool Is(ThingKind kind) => (Kind & kind) != 0;
}
