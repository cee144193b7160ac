using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Parsing;

/// <summary>Something that is to be done or to be so.</summary>
internal sealed record Clause
{
    public required Deed Deed { get; init; }

    public required Force Force { get; init; }

    /// <summary>To what; empty when it is left open.</summary>
    public ImmutableArray<NounPhrase> Themes { get; init; } = [];

    /// <summary>Phrases of place after the theme, in order; which of them is the destination is decided by what the scene has.</summary>
    public ImmutableArray<Complement> Complements { get; init; } = [];

    /// <summary>"then …": after what was asked before.</summary>
    public bool Later { get; init; }

    /// <summary>It was only said where a thing is; not a request.</summary>
    public bool Statement { get; init; }

    /// <summary>As said.</summary>
    public required string Text { get; init; }
}
