using System.Globalization;

namespace Robotics.Sim.Libero.Parity;

/// <summary>Raw actions as CSV: a header, then seven numbers a line.</summary>
public static class ActionFile
{
    private const int Columns = 7;

    /// <exception cref="RoboticsException">MissingDependency: no such file. MalformedFile: names the line and what is expected there.</exception>
    public static ImmutableArray<ImmutableArray<double>> Read(string path)
    {
        if (!File.Exists(path)) throw new RoboticsException(ErrorCode.MissingDependency, $"The file of actions {path} is missing.");
        ImmutableArray<ImmutableArray<double>>.Builder actions = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            if (++number == 1 || string.IsNullOrWhiteSpace(line)) continue;
            string[] cells = line.Split(',');
            if (cells.Length != Columns) throw Malformed(path, number, $"{Columns} numbers", $"{cells.Length}");
            actions.Add([.. cells.Select(cell => Number(cell, path, number))]);
        }

        return actions.ToImmutable();
    }

    private static double Number(string cell, string path, int line) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Malformed(path, line, "a finite number", $"'{cell}'");

    private static RoboticsException Malformed(string path, int line, string expected, string found) =>
        new(ErrorCode.MalformedFile, FormattableString.Invariant($"{path}:{line}: {expected} expected, {found} found."));
}
