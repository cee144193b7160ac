using System.Globalization;

namespace Robotics.Cerebellum.Motion;

/// <summary>Vectors in the names of tried choices.</summary>
internal static class VectorText
{
    /// <summary>Three numbers as the vector that they are; null when they are none.</summary>
    public static Vec3? Read(ReadOnlySpan<string> words)
    {
        Span<double> numbers = stackalloc double[3];
        for (int i = 0; i < 3; i++)
        {
            if (!double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])) return null;
        }

        return new Vec3(numbers[0], numbers[1], numbers[2]);
    }
}
