using System.Globalization;
using System.Text.Json;
using Robotics.Sim.Libero.Simulation;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Tests.Libero;

/// <summary>A task with what was recorded of it in the original environment; skips the test when either is absent.</summary>
internal sealed class Recording
{
    private readonly string[][] _rows;
    private readonly int _first;

    public Recording(string task)
    {
        LiberoTask named = LiberoData.Task(task);
        Folder = LiberoData.Recording(named);
        Assert.SkipUnless(Directory.Exists(Folder), $"There is no recording of {task}.");
        Task = TaskModels.Of(LiberoData.Files, named);
        _rows = [.. File.ReadLines(Path.Combine(Folder, "states.csv")).Select(line => line.Split(','))];
        _first = _rows[1][0] == "-1" ? 2 : 1;
        Actions = [.. File.ReadLines(Path.Combine(Folder, "actions.csv")).Skip(1).Select(Numbers)];
    }

    public string Folder { get; }

    public TaskModel Task { get; }

    public ImmutableArray<double[]> Actions { get; }

    public static StartOptions Recorded(PhysicsMode mode) => new(0, 1, mode, DropDeepBoxContacts: false);

    /// <summary>As the recordings began: seed 0, one reset, initial state 0.</summary>
    public LiberoSimulation Begin(PhysicsMode mode)
    {
        LiberoSimulation simulation = LiberoSimulation.Begin(Task, Recorded(mode));
        simulation.SetState(Task.Inits[0]);
        return simulation;
    }

    public double[] Qpos(int step)
    {
        int column = Array.IndexOf(_rows[0], "qpos0");
        return [.. _rows[_first + step].Skip(column).Take(Task.Compiled.Nq).Select(Number)];
    }

    public bool Success(int step) => _rows[_first + step][Array.IndexOf(_rows[0], "success")] == "1";

    public JsonElement Predicates() => LiberoData.Json(Path.Combine(Folder, "predicates.json"));

    public JsonElement Meta() => LiberoData.Json(Path.Combine(Folder, "meta.json"));

    private static double[] Numbers(string line) => [.. line.Split(',').Select(Number)];

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
