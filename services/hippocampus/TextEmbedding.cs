using System.IO.Hashing;
using System.Numerics.Tensors;
using System.Text;

namespace Robotics.Hippocampus;

/// <summary>
/// A text as a unit vector of hashed words, pairs of words, and character trigrams to pentagrams (feature hashing: Weinberger et al. 2009).
/// Needs no model, knows no synonyms, and gives the same numbers everywhere.
/// </summary>
internal static class TextEmbedding
{
    public const int Dimensions = 384;
    private const float WordWeight = 1f, PairWeight = 0.7f, GramWeight = 0.25f;

    /// <summary>384 numbers of length 1; all zero for a text without letters or digits.</summary>
    public static float[] Of(string text)
    {
        float[] vector = new float[Dimensions];
        string[] words = Words(text);
        for (int i = 0; i < words.Length; i++)
        {
            Add(vector, words[i], WordWeight);
            if (i > 0) Add(vector, $"{words[i - 1]} {words[i]}", PairWeight);
            string marked = $"^{words[i]}$";
            for (int length = 3; length <= 5; length++)
            {
                for (int start = 0; start + length <= marked.Length; start++) Add(vector, marked.Substring(start, length), GramWeight);
            }
        }

        float norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 0) TensorPrimitives.Divide(vector, norm, vector);
        return vector;
    }

    /// <summary>Cosine of two unit vectors, [−1, 1].</summary>
    public static double Similarity(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => TensorPrimitives.Dot(a, b);

    private static string[] Words(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char c in text) plain.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void Add(float[] vector, string feature, float weight)
    {
        ulong hash = XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(feature));
        // One bit of the hash is the sign, so that colliding features cancel rather than add up.
        vector[(int)(hash % Dimensions)] += (hash >> 63) == 0 ? weight : -weight;
    }
}
