using System.Collections.Concurrent;
using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Reference;

/// <summary>All terms that may describe one kind of thing, each with a weight in (0, 1].</summary>
/// <remarks>Thread-safe once built; what was compared is kept.</remarks>
internal sealed class ConceptProfile
{
    private readonly Dictionary<string, double> _terms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, double> _similarities = new(StringComparer.Ordinal);

    /// <summary>The basic colours it is known to have.</summary>
    public HashSet<string> Colours { get; } = new(StringComparer.Ordinal);

    /// <summary>The nouns of its own names: to be called by one of them is the strongest evidence.</summary>
    public HashSet<string> Heads { get; } = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, double>> Terms => _terms;

    public void Add(string term, double weight) => _terms[term] = Math.Max(_terms.GetValueOrDefault(term), weight);

    public double Weight(string term) => _terms.GetValueOrDefault(term);

    /// <summary>How well a word describes it, [0, 1]: the best of the word's expansions.</summary>
    public double Similarity(string word, WordKnowledge knowledge) => _similarities.GetOrAdd(word, key =>
    {
        double best = 0;
        foreach (WeightedTerm term in knowledge.Expand(key))
        {
            if (_terms.TryGetValue(term.Term, out double weight)) best = Math.Max(best, weight * term.Weight);
        }

        return best;
    });
}
