using System.Collections.Concurrent;

namespace Robotics.Cortex.Language.WordNet;

/// <summary>Inflected form → base forms, by WordNet's rules of detachment (morphy(7WN)) and its lists of exceptions.</summary>
/// <remarks>Without WordNet the rules alone decide, for nouns and verbs, so that plurals and participles still meet their base form. Thread-safe.</remarks>
internal sealed class Morphology
{
    private static readonly (string Ending, string Replacement)[][] Rules =
    [
        [("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y"), ("ves", "f")],
        [("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""), ("ied", "y")],
        [("er", ""), ("est", ""), ("er", "e"), ("est", "e")],
        [],
    ];

    private readonly WordNetDatabase? _wordNet;
    private readonly ConcurrentDictionary<(PartOfSpeech, string), ImmutableArray<string>> _bases = new();
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> _all = new();

    public Morphology(WordNetDatabase? wordNet) => _wordNet = wordNet;

    /// <summary>The base forms of a word in one class; the word itself is first when it is one.</summary>
    public ImmutableArray<string> BaseForms(string word, PartOfSpeech pos) => _bases.GetOrAdd((pos, word), key => [.. Find(key.Item2, key.Item1).Distinct()]);

    /// <summary>The word and its base forms in every class, without repetition.</summary>
    public ImmutableArray<string> BaseForms(string word) => _all.GetOrAdd(word, key =>
        [.. Enum.GetValues<PartOfSpeech>().SelectMany(pos => BaseForms(key, pos)).Prepend(key).Distinct()]);

    /// <summary>The singular of a noun; the word itself when it is none or already one.</summary>
    public string Singular(string noun)
    {
        ImmutableArray<string> forms = BaseForms(noun, PartOfSpeech.Noun);
        return forms.IsEmpty || forms.Contains(noun) ? noun : forms[0];
    }

    /// <summary>True when the word is a noun's plural and not itself a base form ("glasses" is both and so is not).</summary>
    public bool IsPlural(string noun)
    {
        ImmutableArray<string> forms = BaseForms(noun, PartOfSpeech.Noun);
        return !forms.IsEmpty && !forms.Contains(noun);
    }

    /// <summary>Whether it is a word of the language in any class. Without WordNet nothing is known.</summary>
    public bool IsWord(string word) => _wordNet is not null && Enum.GetValues<PartOfSpeech>().Any(pos => !BaseForms(word, pos).IsEmpty);

    private IEnumerable<string> Find(string word, PartOfSpeech pos)
    {
        if (_wordNet is null) return WithoutDictionary(word, pos);
        List<string> forms = [];
        if (_wordNet.Contains(word, pos)) forms.Add(word);
        forms.AddRange(_wordNet.Exceptions(word, pos));
        foreach ((string ending, string replacement) in Rules[(int)pos])
        {
            if (word.Length <= ending.Length + 1 || !word.EndsWith(ending, StringComparison.Ordinal)) continue;
            string stem = word[..^ending.Length] + replacement;
            if (_wordNet.Contains(stem, pos)) forms.Add(stem);
            else if (Undoubled(stem, replacement) is { } single && _wordNet.Contains(single, pos)) forms.Add(single);
        }

        return forms;
    }

    /// <summary>"stopp" of "stopped" → "stop".</summary>
    private static string? Undoubled(string stem, string replacement) =>
        replacement.Length == 0 && stem.Length > 2 && stem[^1] == stem[^2] ? stem[..^1] : null;

    private static IEnumerable<string> WithoutDictionary(string word, PartOfSpeech pos)
    {
        if (pos is not (PartOfSpeech.Noun or PartOfSpeech.Verb)) return [];
        if (pos == PartOfSpeech.Noun)
            return word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? [word[..^1]] : [word];
        return Rules[(int)pos]
            .Where(rule => word.Length > rule.Ending.Length + 2 && word.EndsWith(rule.Ending, StringComparison.Ordinal))
            .Select(rule => word[..^rule.Ending.Length] + rule.Replacement)
            .SelectMany(stem => Undoubled(stem, "") is { } single ? new[] { stem, single } : [stem])
            .Append(word);
    }
}
