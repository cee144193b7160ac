namespace Robotics.Core.Policies;

/// <summary>A sentence as numbers: one a word, by a hash into a table, so that there is no vocabulary to ship. Small policies are told their subgoal so.</summary>
/// <param name="Count">Numbers of a sentence; what is longer is cut off, what is shorter is filled up with 0.</param>
/// <param name="Rows">Rows of the table; words are numbered 1 to Rows − 1.</param>
public sealed record WordTokens(int Count, int Rows)
{
    /// <summary>Writes <see cref="Count"/> numbers. Case and punctuation do not count. No allocation.</summary>
    public void Write(ReadOnlySpan<char> sentence, Span<long> to)
    {
        to[..Count].Clear();
        int word = 0;
        uint hash = 0;
        for (int i = 0; i <= sentence.Length && word < Count; i++)
        {
            char c = i < sentence.Length ? char.ToLowerInvariant(sentence[i]) : ' ';
            if (char.IsLetterOrDigit(c)) hash = ((hash == 0 ? 2166136261 : hash) ^ c) * 16777619;
            else if (hash != 0)
            {
                to[word++] = 1 + (Mixed(hash) % (uint)(Rows - 1));
                hash = 0;
            }
        }
    }

    // FNV-1a leaves its low bits alike for words that differ in one letter.
    private static uint Mixed(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >> 13;
        hash *= 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }
}
