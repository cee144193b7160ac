using System.Collections.Frozen;
using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Parsing;

/// <summary>Text → words: punctuation becomes breaks, contractions (with or without their apostrophe) and run-together compounds are taken apart.</summary>
internal sealed class Tokenizer
{
    private static readonly FrozenDictionary<string, string> Contractions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dont"] = "do not", ["doesnt"] = "does not", ["didnt"] = "did not", ["cant"] = "can not", ["cannot"] = "can not", ["wont"] = "will not", ["isnt"] = "is not",
        ["arent"] = "are not", ["wasnt"] = "was not", ["couldnt"] = "could not", ["shouldnt"] = "should not", ["wouldnt"] = "would not", ["havent"] = "have not",
        ["hasnt"] = "has not", ["thats"] = "that is", ["theres"] = "there is", ["heres"] = "here is", ["whats"] = "what is", ["im"] = "i am", ["id"] = "i would",
        ["ill"] = "i will", ["ive"] = "i have", ["youre"] = "you are", ["youll"] = "you will", ["youd"] = "you would", ["youve"] = "you have", ["theyre"] = "they are",
        ["lets"] = "let us", ["weve"] = "we have", ["gonna"] = "going to", ["wanna"] = "want to", ["lefthand"] = "left", ["righthand"] = "right",
        ["it's"] = "it is", ["he's"] = "he is", ["she's"] = "she is", ["we're"] = "we are", ["we'll"] = "we will", ["we'd"] = "we would", ["it'll"] = "it will",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly CompoundSplitter _compounds;

    public Tokenizer(CompoundSplitter compounds) => _compounds = compounds;

    public Utterance Read(string text)
    {
        List<string> words = [];
        List<bool> breaks = [];
        bool pending = true;
        int at = 0;
        while (at < text.Length)
        {
            if (!IsWordCharacter(text[at]))
            {
                pending |= text[at] is '.' or ',' or ';' or ':' or '!' or '?' or '\n' or '(' or ')' or '–' or '—';
                at++;
                continue;
            }

            int end = at;
            while (end < text.Length && IsWordCharacter(text[end])) end++;
            string raw = text[at..end].Replace('’', '\'').Trim('\'');
            at = end;
            if (raw.Length == 0) continue;
            bool starts = pending || (words.Count > 0 && StartsSentence(raw));
            foreach (string word in Expand(raw.ToLowerInvariant()))
            {
                words.Add(word);
                breaks.Add(starts);
                starts = false;
            }

            pending = false;
        }

        SplitIts(words, breaks);
        return new Utterance([.. words], [.. breaks]);
    }

    /// <summary>Without its apostrophe "it's next to the box" looks like a possessive, which no preposition follows.</summary>
    private static void SplitIts(List<string> words, List<bool> breaks)
    {
        for (int i = words.Count - 2; i >= 0; i--)
        {
            if (words[i] != "its" || !RelationGrammar.CanStart(words[i + 1]) || Directions.Of(words[i + 1]) is not null) continue;
            words[i] = "it";
            words.Insert(i + 1, "is");
            breaks.Insert(i + 1, false);
            breaks[i] = true;
        }
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c is '\'' or '’' or '_' || c == '&';

    /// <summary>A capital begins a sentence when the word cannot be a name: "… on the stove Could you …".</summary>
    private static bool StartsSentence(string raw)
    {
        if (!char.IsUpper(raw[0]) || raw is "I" || (raw.Length > 1 && char.IsUpper(raw[1]))) return false;
        string word = raw.ToLowerInvariant();
        return !Colours.IsColourWord(word) && (FunctionWords.IsFunctionWord(word) || Contractions.ContainsKey(word) || VerbLexicon.IsVerb(word));
    }

    private IEnumerable<string> Expand(string raw)
    {
        foreach (string piece in raw.Split('_', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Contractions.TryGetValue(piece.Replace("'", "", StringComparison.Ordinal), out string? expansion) || Contractions.TryGetValue(piece, out expansion))
            {
                foreach (string word in expansion.Split(' ')) yield return word;
                continue;
            }

            string bare = piece.EndsWith("'s", StringComparison.Ordinal) ? piece[..^2] : piece.Replace("'", "", StringComparison.Ordinal);
            foreach (string word in _compounds.Split(bare)) yield return word;
        }
    }
}
