using System.Collections.Concurrent;
using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Reference;

/// <summary>All terms that may describe one kind of thing, each with a weight in (0, 1].</summary>
/// <remarks>Thread-safe once built; what was compared is kept.</remarks>
internal sealed class ConceptProfile
{
    /// <summary>What a word of the description counts as the thing's kind.</summary>
    private const double ByDescription = 0.5;

    private readonly Dictionary<string, double> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _kinds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Word, bool AsKind), double> _similarities = new();

    /// <summary>The basic colours it is known to have.</summary>
    public HashSet<string> Colours { get; } = new(StringComparer.Ordinal);

    /// <summary>The nouns of its own names: to be called by one of them is the strongest evidence.</summary>
    public HashSet<string> Heads { get; } = new(StringComparer.Ordinal);

    /// <summary>Its own names, whole.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    public IEnumerable<KeyValuePair<string, double>> Terms => _terms;

    /// <summary>Names and kinds alone.</summary>
    public IEnumerable<KeyValuePair<string, double>> Kinds => _kinds;

    /// <summary>A name of the thing, or of a kind of things that it is one of.</summary>
    public void Add(string term, double weight)
    {
        Describe(term, weight);
        _kinds[term] = Math.Max(_kinds.GetValueOrDefault(term), weight);
    }

    /// <summary>A word of what is said about it: its use, matter or content.</summary>
    public void Describe(string term, double weight) => _terms[term] = Math.Max(_terms.GetValueOrDefault(term), weight);

    public double Weight(string term) => _terms.GetValueOrDefault(term);

    /// <summary>How well a word describes it, [0, 1]: the best of the word's expansions.</summary>
    /// <param name="word">The word.</param>
    /// <param name="asKind">Whether the word says what it is, so that its description counts for less.</param>
    /// <param name="knowledge">Expands the word.</param>
    public double Similarity(string word, bool asKind, WordKnowledge knowledge) => _similarities.GetOrAdd((word, asKind), key =>
    {
        double best = 0;
        foreach (WeightedTerm term in knowledge.Expand(key.Word))
        {
            double weight = _terms.GetValueOrDefault(term.Term);
            if (key.AsKind) weight = Math.Max(_kinds.GetValueOrDefault(term.Term), weight * ByDescription);
            best = Math.Max(best, weight * term.Weight);
        }

        return best;
    });
}
