using System.ComponentModel.DataAnnotations;
using Robotics.Cortex.Language.Embedding;

namespace Robotics.Cortex.Language;

/// <summary>How instructions are understood.</summary>
public sealed record GroundingOptions
{
    /// <summary>Folder with WordNet's database files; null for the folder that <c>ROBOTICS_WORDNET</c> names, else the distribution's.</summary>
    public string? WordNetDirectory { get; init; }

    /// <summary>A model of the meaning of phrases.</summary>
    public EmbeddingOptions Embedding { get; init; } = new();

    /// <summary>Below this belief a question is asked instead of guessing, [0, 1].</summary>
    [Range(0, 1)]
    public double AskBelow { get; init; } = 0.58;

    /// <summary>How many readings are followed at a time, 1 to 1000.</summary>
    [Range(1, 1000)]
    public int Beam { get; init; } = 16;
}
