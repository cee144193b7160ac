using Robotics.Cortex.Language.Embedding;
using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.Parsing;

namespace Robotics.Cortex.Language.Reference;

/// <summary>How well a noun phrase describes a thing by its words alone.</summary>
/// <remarks>
/// Every word adds evidence in the manner of naive Bayes: what fits all things alike cancels, what fits one of them decides. The evidence of a word is the
/// weight of its role times how well it describes the thing.
/// </remarks>
internal sealed class PhraseMatcher
{
    /// <summary>Log-odds of a head that fits perfectly.</summary>
    public const double Sharpness = 6;

    /// <summary>Log-odds of being called by one's own name rather than by a word that also fits.</summary>
    private const double NameBonus = 2;

    private const double ColourWeight = 0.9;

    private static readonly string[] Containers =
        ["container", "box", "package", "packaging", "bottle", "can", "canister", "carton", "jar", "bag", "packet", "tin", "collection", "vessel", "holder", "bowl", "mix", "mixture", "block", "stick"];

    private readonly WordKnowledge _knowledge;
    private readonly PhraseMeaning? _meaning;

    /// <param name="knowledge">Expands words.</param>
    /// <param name="meaning">Knows phrases that no dictionary has; null without a model of meaning.</param>
    public PhraseMatcher(WordKnowledge knowledge, PhraseMeaning? meaning = null) => (_knowledge, _meaning) = (knowledge, meaning);

    public PhraseMatch Match(NounPhrase phrase, ConceptProfile profile)
    {
        double evidence = 0;
        double weights = 0;
        double head = 0;
        double named = 0;
        double meant = _meaning?.Fit(phrase, profile) ?? 0;
        foreach ((PhraseWord word, double weight) in Weighted(phrase))
        {
            double similarity = Math.Max(meant, profile.Similarity(word.Text, word.Role == WordRole.Head && weight >= 0.5, _knowledge));
            if (word.Role == WordRole.Head && weight >= 0.5) head = Math.Max(head, similarity);
            evidence += weight * similarity;
            if (word.Role == WordRole.Head && weight >= 0.5 && profile.Heads.Contains(_knowledge.Morphology.Singular(word.Text))) named = NameBonus;
            weights += weight;
        }

        double colour = ColourFit(phrase, profile, out double colourWeight);
        double coverage = weights + colourWeight > 0 ? (evidence + (colour * colourWeight)) / (weights + colourWeight) : 0;
        // Less what a perfect fit would get, so that long and short phrases can be compared.
        double missing = weights + colourWeight - evidence - (colour * colourWeight);
        return new PhraseMatch(named - (missing * Sharpness), coverage, head);
    }

    /// <summary>The words of a phrase and of the phrase after "of", with their weights.</summary>
    public static IEnumerable<(PhraseWord Word, double Weight)> Weighted(NounPhrase phrase)
    {
        bool packed = Containers.Contains(phrase.Head) && (phrase.Of is not null || phrase.Words.Any(w => w.Role == WordRole.Content));
        foreach (PhraseWord word in phrase.Words)
        {
            double weight = word.Role switch
            {
                WordRole.Head => FunctionWords.Generic.Contains(word.Text) ? 0.1 : packed ? 0.4 : 1,
                WordRole.Modifier => 0.6,
                WordRole.Content => packed ? 0.7 : 0.45,
                _ => 0.45,
            };
            yield return (word, weight);
        }

        if (phrase.Of is null) yield break;
        foreach ((PhraseWord word, double weight) in Weighted(phrase.Of))
            yield return (packed ? word : word with { Role = WordRole.Content }, packed ? weight : weight * 0.7);
    }

    /// <summary>How well the colours fit, [0, 1]; things whose colour is not known are undecided.</summary>
    private static double ColourFit(NounPhrase phrase, ConceptProfile profile, out double weight)
    {
        weight = ColourWeight * (phrase.Colours.Length + (phrase.ManyColours ? 1 : 0));
        if (weight == 0) return 0;
        double sum = phrase.ManyColours ? (profile.Colours.Count > 1 ? 1 : 0) : 0;
        foreach (string colour in phrase.Colours)
        {
            double best = profile.Colours.Select(known => Colours.Fit(colour, known)).DefaultIfEmpty(0).Max();
            sum += profile.Colours.Count == 0 ? Math.Max(0.25, profile.Weight(colour)) : best;
        }

        double fit = sum / (phrase.Colours.Length + (phrase.ManyColours ? 1 : 0));
        // A thing of more colours than were said is less likely to be meant: the white mug, not the yellow and white one.
        int unsaid = profile.Colours.Count - phrase.Colours.Count(c => Colours.BasicOf(c) is not null || Colours.IsLightness(c));
        return unsaid > 0 && !phrase.ManyColours ? fit * (phrase.OneColour ? 0.3 : 0.6) : fit;
    }
}
