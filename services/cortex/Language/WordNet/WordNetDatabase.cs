using System.Collections.Concurrent;
using System.Globalization;

namespace Robotics.Cortex.Language.WordNet;

/// <summary>Reads WordNet's database files (wndb(5WN)): the index by binary search, synsets by their offset. A word class is loaded at its first use.</summary>
/// <remarks>Thread-safe. About 28 MB once every word class is loaded.</remarks>
internal sealed class WordNetDatabase
{
    /// <summary>The variable that names the folder with the files.</summary>
    public const string DirectoryVariable = "ROBOTICS_WORDNET";

    private const string DebianDirectory = "/usr/share/wordnet";

    private static readonly (string Name, char Letter)[] Classes = [("noun", 'n'), ("verb", 'v'), ("adj", 'a'), ("adv", 'r')];

    private readonly Lazy<SortedLines>[] _index;
    private readonly Lazy<SortedLines>[] _data;
    private readonly Lazy<SortedLines>[] _exceptions;
    private readonly ConcurrentDictionary<(PartOfSpeech, int), Synset> _synsets = new();
    private readonly ConcurrentDictionary<(PartOfSpeech, string), ImmutableArray<int>> _senses = new();

    private WordNetDatabase(string directory)
    {
        _index = [.. Classes.Select(c => Load(Path.Combine(directory, "index." + c.Name)))];
        _data = [.. Classes.Select(c => Load(Path.Combine(directory, "data." + c.Name)))];
        _exceptions = [.. Classes.Select(c => Load(Path.Combine(directory, c.Name + ".exc")))];
    }

    /// <summary>The database in <paramref name="directory"/>, or, when that is null, where <see cref="DirectoryVariable"/> says or where Debian's package puts it.</summary>
    /// <returns>Null when the folder does not have the files.</returns>
    public static WordNetDatabase? Open(string? directory)
    {
        string found = directory ?? Environment.GetEnvironmentVariable(DirectoryVariable) ?? DebianDirectory;
        bool complete = Classes.All(c => File.Exists(Path.Combine(found, "index." + c.Name)) && File.Exists(Path.Combine(found, "data." + c.Name)));
        return complete ? new WordNetDatabase(found) : null;
    }

    /// <summary>Whether the word or collocation (underscores) is in the index.</summary>
    public bool Contains(string lemma, PartOfSpeech pos) => !Offsets(lemma, pos).IsEmpty;

    /// <summary>The senses of a lemma, most frequent first; empty when it has none.</summary>
    public IEnumerable<Synset> Senses(string lemma, PartOfSpeech pos) => Offsets(lemma, pos).Select(offset => Get(pos, offset));

    public Synset Get(SynsetPointer pointer) => Get(pointer.Pos, pointer.Offset);

    /// <summary>The synsets that <paramref name="synset"/> points to with this symbol, in the file's order.</summary>
    public IEnumerable<Synset> Related(Synset synset, string symbol)
    {
        foreach (SynsetPointer pointer in synset.Pointers)
        {
            if (pointer.Symbol == symbol) yield return Get(pointer);
        }
    }

    /// <summary>The irregular base forms of an inflected form ("woven" → "weave").</summary>
    public IEnumerable<string> Exceptions(string word, PartOfSpeech pos) =>
        _exceptions[(int)pos].Value.Find(word) is { } line ? line.Split(' ').Skip(1) : [];

    private static Lazy<SortedLines> Load(string file) => new(() => new SortedLines(File.Exists(file) ? File.ReadAllBytes(file) : []));

    private static PartOfSpeech ClassOf(char letter) => letter switch
    {
        'n' => PartOfSpeech.Noun,
        'v' => PartOfSpeech.Verb,
        'r' => PartOfSpeech.Adverb,
        _ => PartOfSpeech.Adjective,
    };

    private static Synset Parse(string line, PartOfSpeech pos, int offset)
    {
        int bar = line.IndexOf(" | ", StringComparison.Ordinal);
        string[] fields = line[..(bar < 0 ? line.Length : bar)].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int wordCount = int.Parse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        ImmutableArray<string>.Builder words = ImmutableArray.CreateBuilder<string>(wordCount);
        for (int i = 0; i < wordCount; i++) words.Add(WithoutMarker(fields[4 + (2 * i)]));
        int at = 4 + (2 * wordCount);
        int pointerCount = int.Parse(fields[at++], CultureInfo.InvariantCulture);
        ImmutableArray<SynsetPointer>.Builder pointers = ImmutableArray.CreateBuilder<SynsetPointer>(pointerCount);
        for (int i = 0; i < pointerCount; i++, at += 4)
        {
            int ends = int.Parse(fields[at + 3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            pointers.Add(new(fields[at], int.Parse(fields[at + 1], CultureInfo.InvariantCulture), ClassOf(fields[at + 2][0]), ends >> 8, ends & 0xff));
        }

        return new Synset
        {
            Pos = pos,
            Offset = offset,
            Topic = int.Parse(fields[1], CultureInfo.InvariantCulture),
            Words = words.MoveToImmutable(),
            Pointers = pointers.MoveToImmutable(),
            Definition = bar < 0 ? "" : WithoutExamples(line[(bar + 3)..]),
        };
    }

    /// <summary>Adjectives carry their syntactic position: "galore(ip)".</summary>
    private static string WithoutMarker(string word)
    {
        int marker = word.IndexOf('(', StringComparison.Ordinal);
        return (marker < 0 ? word : word[..marker]).ToLowerInvariant();
    }

    private static string WithoutExamples(string gloss)
    {
        int example = gloss.IndexOf('"', StringComparison.Ordinal);
        return (example < 0 ? gloss : gloss[..example]).Trim(' ', ';');
    }

    private ImmutableArray<int> Offsets(string lemma, PartOfSpeech pos) => _senses.GetOrAdd((pos, lemma), key =>
    {
        if (_index[(int)key.Item1].Value.Find(key.Item2) is not { } line) return [];
        string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int count = int.Parse(fields[2], CultureInfo.InvariantCulture);
        return [.. fields[^count..].Select(f => int.Parse(f, CultureInfo.InvariantCulture))];
    });

    private Synset Get(PartOfSpeech pos, int offset) =>
        _synsets.GetOrAdd((pos, offset), key => Parse(_data[(int)key.Item1].Value.LineAt(key.Item2), key.Item1, key.Item2));
}
