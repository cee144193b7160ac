using System.Globalization;
using System.Text.Json;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Parity;

/// <summary>What was recorded of a task in the original environment: actions, the states after them, and states with the values of the goal's parts.</summary>
internal sealed class RecordedTask
{
    private readonly string[] _header;
    private readonly string[][] _rows;

    /// <param name="folder">A folder called <c>SUITE__INDEX</c>.</param>
    /// <exception cref="RoboticsException">MissingDependency or MalformedFile: names the file.</exception>
    public RecordedTask(string folder)
    {
        string[] name = Path.GetFileName(folder).Split("__");
        if (name.Length != 2) throw RoboticsException.Invalid("The name of a recording's folder", Path.GetFileName(folder), "SUITE__INDEX, e.g. libero_goal__3");
        Task = TaskCatalog.Find(name[0], name[1]);
        Actions = ActionFile.Read(Path.Combine(folder, "actions.csv"));
        string[][] lines = [.. File.ReadLines(Path.Combine(folder, "states.csv")).Select(line => line.Split(','))];
        _header = lines[0];
        _rows = [.. lines.Skip(1).Where(row => row[0] != "-1")];
        if (_rows.Length < Actions.Length)
            throw new RoboticsException(ErrorCode.MalformedFile, $"{folder}/states.csv: {Actions.Length} states expected, {_rows.Length} found.");
        using JsonDocument predicates = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "predicates.json")));
        Samples = [.. predicates.RootElement.GetProperty("samples").EnumerateArray().Select(Sample)];
    }

    public LiberoTask Task { get; }

    public ImmutableArray<ImmutableArray<double>> Actions { get; }

    /// <summary>States with the value of each part of the goal.</summary>
    public ImmutableArray<(ImmutableArray<double> State, ImmutableArray<bool> Parts)> Samples { get; }

    public bool SuccessAfter(int step) => _rows[step][Column("success")] == "1";

    /// <summary>Positions after a control step.</summary>
    public double[] QposAfter(int step, int nq) =>
        [.. _rows[step].AsSpan(Column("qpos0"), nq).ToArray().Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];

    private int Column(string name) => Array.IndexOf(_header, name);

    private static (ImmutableArray<double> State, ImmutableArray<bool> Parts) Sample(JsonElement sample) =>
        ([.. sample.GetProperty("state").EnumerateArray().Select(x => x.GetDouble())], [.. sample.GetProperty("values").EnumerateArray().Select(x => x.GetBoolean())]);
}
