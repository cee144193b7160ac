namespace Robotics.Sim.Libero.Description;

/// <summary>The embedded tables of words: one row a line, cells separated by tabs, lists in a cell by commas.</summary>
internal static class EmbeddedRows
{
    /// <summary>The rows of a table, without comments (<c>#</c>), each with at least <paramref name="cells"/> cells.</summary>
    public static IEnumerable<string[]> Of(string file, int cells)
    {
        using Stream stream = typeof(EmbeddedRows).Assembly.GetManifestResourceStream("Robotics.Sim.Libero." + file)
            ?? throw new RoboticsException(ErrorCode.Internal, $"The table {file} is not embedded in the program.");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            string[] row = line.Split('\t');
            if (row.Length < cells) throw new RoboticsException(ErrorCode.Internal, $"The table {file} has a line of fewer than {cells} cells: {line}");
            yield return row;
        }
    }

    public static ImmutableArray<string> List(string cell) => [.. cell.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
