using System.Globalization;

namespace Robotics.Sim.Libero.Composition;

/// <summary>How MJCF writes values.</summary>
internal static class Mjcf
{
    /// <summary>Numbers separated by blanks, each with as many digits as it takes to read the same double back.</summary>
    public static string Numbers(params ReadOnlySpan<double> values)
    {
        string[] words = new string[values.Length];
        for (int i = 0; i < values.Length; i++) words[i] = values[i].ToString("R", CultureInfo.InvariantCulture);
        return string.Join(' ', words);
    }
}
