namespace Robotics.Cortex.Language.WordNet;

/// <summary>A set of words with one meaning (Fellbaum 1998).</summary>
internal sealed record Synset
{
    public required PartOfSpeech Pos { get; init; }

    /// <summary>Where it begins in its data file, bytes: its identity together with <see cref="Pos"/>.</summary>
    public required int Offset { get; init; }

    /// <summary>Number of the lexicographer's file: the broad topic, e.g. 6 noun.artifact, 13 noun.food.</summary>
    public required int Topic { get; init; }

    /// <summary>Lower case, underscores between the words of a collocation.</summary>
    public required ImmutableArray<string> Words { get; init; }

    public required ImmutableArray<SynsetPointer> Pointers { get; init; }

    /// <summary>The gloss up to its first example.</summary>
    public required string Definition { get; init; }
}
