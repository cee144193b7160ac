using System.ComponentModel.DataAnnotations;

namespace Robotics.Cortex.Language.Embedding;

/// <summary>A model of the meaning of phrases, for names that neither the scene, the household lexicon nor WordNet knows.</summary>
public sealed record EmbeddingOptions
{
    /// <summary>Folder with <c>model.onnx</c> and <c>vocab.txt</c> (WordPiece), as exported sentence encoders have them; null for none.</summary>
    public string? Folder { get; init; }

    /// <summary>Cosine of two phrases from which on they may mean the same, [-1, 1].</summary>
    [Range(-1, 1)]
    public double Far { get; init; } = 0.45;

    /// <summary>Cosine from which on they do, [-1, 1]; above <see cref="Far"/>.</summary>
    [Range(-1, 1)]
    public double Near { get; init; } = 0.8;
}
