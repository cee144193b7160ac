using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Parsing;

/// <summary>A phrase that means one or more things: "the black bowl between the plate and the ramekin".</summary>
internal sealed record NounPhrase
{
    /// <summary>As said, without what modifies it from behind.</summary>
    public required string Text { get; init; }

    /// <summary>Describing words without directions and colours, in the order said.</summary>
    public ImmutableArray<PhraseWord> Words { get; init; } = [];

    public ImmutableArray<string> Colours { get; init; } = [];

    /// <summary>"two-toned": of several colours.</summary>
    public bool ManyColours { get; init; }

    /// <summary>"entirely white": of no other colour.</summary>
    public bool OneColour { get; init; }

    public ImmutableArray<Direction> Directions { get; init; } = [];

    public Quantity Quantity { get; init; } = Quantity.One;

    /// <summary>For <see cref="Quantity.Exactly"/>.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The pronoun it is; null for a noun.</summary>
    public string? Pronoun { get; init; }

    /// <summary>"the drawer of <em>the cabinet</em>", "a can of <em>soup</em>".</summary>
    public NounPhrase? Of { get; init; }

    /// <summary>Where it is said to be.</summary>
    public ImmutableArray<Complement> Places { get; init; } = [];

    /// <summary>True when it is said to be for such things as are brought to it.</summary>
    public bool ForSuch { get; init; }

    /// <summary>True when it says "the other one".</summary>
    public bool Other { get; init; }

    public string Head => Words.FirstOrDefault(w => w.Role == WordRole.Head).Text ?? "";

    public NounPhrase At(Complement place) => this with { Places = Places.Add(place) };
}
