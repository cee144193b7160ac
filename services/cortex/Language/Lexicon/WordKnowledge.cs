using System.Collections.Concurrent;
using Robotics.Cortex.Language.WordNet;

namespace Robotics.Cortex.Language.Lexicon;

/// <summary>What a word may stand for: its base forms, and through WordNet its synonyms, kinds, relatives, and the words of its definition.</summary>
/// <remarks>Thread-safe; what was looked up is kept.</remarks>
internal sealed class WordKnowledge
{
    private const int SensesLookedAt = 4;
    private const int TangibleSenses = 3;
    private const int DefinitionsLookedAt = 2;

    private readonly WordNetDatabase? _wordNet;
    private readonly Morphology _morphology;
    private readonly ConcurrentDictionary<string, ImmutableArray<WeightedTerm>> _expansions = new(StringComparer.Ordinal);

    public WordKnowledge(WordNetDatabase? wordNet, Morphology morphology) => (_wordNet, _morphology) = (wordNet, morphology);

    public WordNetDatabase? WordNet => _wordNet;

    public Morphology Morphology => _morphology;

    /// <summary>Terms that mean the same as, or are near to, <paramref name="word"/>: itself with weight 1 first.</summary>
    public ImmutableArray<WeightedTerm> Expand(string word) => _expansions.GetOrAdd(word, Find);

    /// <summary>Whether a noun can name something that can be touched, in one of its usual senses. Without WordNet any can.</summary>
    public bool IsTangible(string noun) =>
        _wordNet is null || _morphology.BaseForms(noun, PartOfSpeech.Noun)
            .Any(form => _wordNet.Senses(form, PartOfSpeech.Noun).Take(TangibleSenses).Any(sense => WordNetTopics.IsTangible(sense.Topic)));

    /// <summary>The content words of a definition or description, as base forms.</summary>
    public IEnumerable<string> ContentWords(string text)
    {
        foreach (string raw in text.Split([' ', ',', ';', '(', ')', '`', '\'', '/', ':', '.', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            string word = raw.ToLowerInvariant();
            if (FunctionWords.Empty.Contains(word) || FunctionWords.IsFunctionWord(word)) continue;
            foreach (string form in _morphology.BaseForms(word)) yield return form;
        }
    }

    private ImmutableArray<WeightedTerm> Find(string word)
    {
        Dictionary<string, double> terms = new(StringComparer.Ordinal);
        List<string> order = [];
        foreach (string form in _morphology.BaseForms(word))
        {
            Add(form, 1);
            if (_wordNet is null) continue;
            foreach (PartOfSpeech pos in Enum.GetValues<PartOfSpeech>()) AddSenses(form, pos);
        }

        return [.. order.Select(term => new WeightedTerm(term, terms[term]))];

        void Add(string term, double weight)
        {
            if (!terms.TryGetValue(term, out double known)) order.Add(term);
            terms[term] = Math.Max(known, weight);
        }

        void AddSenses(string form, PartOfSpeech pos)
        {
            int rank = 0;
            foreach (Synset sense in _wordNet.Senses(form, pos).Where(IsOfThings).Take(SensesLookedAt))
            {
                foreach (string synonym in sense.Words) Add(synonym, 0.85);
                foreach (Synset related in _wordNet.Related(sense, "+")) AddWords(related, 0.75);
                foreach (Synset similar in _wordNet.Related(sense, "&")) AddWords(similar, 0.6);
                foreach (Synset kind in _wordNet.Related(sense, "@"))
                {
                    if (pos != PartOfSpeech.Noun) continue;
                    AddWords(kind, 0.6);
                    foreach (Synset above in _wordNet.Related(kind, "@")) AddWords(above, 0.4);
                }

                if (rank++ >= DefinitionsLookedAt || pos != PartOfSpeech.Noun) continue;
                foreach (string content in ContentWords(sense.Definition)) Add(content, 0.3);
            }
        }

        void AddWords(Synset synset, double weight)
        {
            foreach (string term in synset.Words) Add(term, weight);
        }
    }

    /// <summary>Senses that can describe a thing on a table: not persons, feelings, groups, times …</summary>
    private static bool IsOfThings(Synset sense) => sense.Pos != PartOfSpeech.Noun || WordNetTopics.IsOfThings(sense.Topic);
}
