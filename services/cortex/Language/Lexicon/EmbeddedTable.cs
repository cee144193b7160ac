namespace Robotics.Cortex.Language.Lexicon;

/// <summary>The tables of words that are embedded in this assembly.</summary>
internal static class EmbeddedTable
{
    /// <summary>The lines of a table, without blank lines and comments (<c>#</c>).</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using Stream stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream("Robotics.Cortex.Language." + file)
            ?? throw new RoboticsException(ErrorCode.Internal, $"The table {file} is not embedded in the program.");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
