using System.Collections.Concurrent;
using Robotics.Core.Language;
using Robotics.Cortex.Language.Parsing;
using Robotics.Cortex.Language.Reference;

namespace Robotics.Cortex.Language.Embedding;

/// <summary>How near a phrase is in meaning to the names of a thing, by a model of meaning.</summary>
/// <remarks>Thread-safe; vectors are kept.</remarks>
internal sealed class PhraseMeaning
{
    /// <summary>What meaning the same counts beside being called by name.</summary>
    private const double Weight = 0.85;

    private readonly IEmbedder _embedder;
    private readonly double _far;
    private readonly double _near;
    private readonly ConcurrentDictionary<string, float[]> _vectors = new(StringComparer.Ordinal);

    /// <exception cref="RoboticsException">InvalidArgument: near is not above far.</exception>
    public PhraseMeaning(IEmbedder embedder, EmbeddingOptions options)
    {
        if (options.Near <= options.Far) throw RoboticsException.Invalid("embedding.near", options.Near, FormattableString.Invariant($"more than embedding.far, {options.Far}"));
        (_embedder, _far, _near) = (embedder, options.Far, options.Near);
    }

    /// <summary>[0, <see cref="Weight"/>]: from unlike to the same.</summary>
    public double Fit(NounPhrase phrase, ConceptProfile profile)
    {
        if (phrase.Words.IsEmpty) return 0;
        float[] meant = Vector(string.Join(' ', phrase.Words.Select(w => w.Text)));
        double best = profile.Names.Select(name => Cosine(meant, Vector(name))).DefaultIfEmpty(-1).Max();
        return Weight * Math.Clamp((best - _far) / (_near - _far), 0, 1);
    }

    private static double Cosine(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (double)a[i] * b[i];
        return sum;
    }

    private float[] Vector(string text) => _vectors.GetOrAdd(text, _embedder.Embed);
}
