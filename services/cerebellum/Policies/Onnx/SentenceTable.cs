using System.Globalization;

namespace Robotics.Cerebellum.Policies.Onnx;

/// <summary>Vectors for the sentences that a policy knows, made before by whatever language model it was trained with.</summary>
internal sealed class SentenceTable
{
    private readonly SortedDictionary<string, float[]> _vectors = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="RoboticsException">MissingDependency: no such file. MalformedFile: a line that is not a sentence, a tab and numbers.</exception>
    public static SentenceTable Load(string path)
    {
        if (!File.Exists(path)) throw new RoboticsException(ErrorCode.MissingDependency, $"The table of sentences {path} does not exist.");
        SentenceTable table = new();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            string[] parts = line.Split('\t');
            if (parts.Length != 2) throw new RoboticsException(ErrorCode.MalformedFile, $"{path}, line {number}: expected a sentence, a tab and numbers.");
            table._vectors[parts[0].Trim()] = [.. parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => float.Parse(n, CultureInfo.InvariantCulture))];
        }

        return table;
    }

    /// <exception cref="RoboticsException">UnknownName: lists the sentences.</exception>
    public float[] Of(string sentence) =>
        _vectors.TryGetValue(sentence.Trim(), out float[]? vector) ? vector : throw RoboticsException.Unknown("sentence of this policy", sentence, _vectors.Keys);
}
