using Robotics.Sim.Libero.Composition;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Fetching;

/// <summary>Which tasks find all of their files.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="Tasks">Tasks of the suite.</param>
/// <param name="Missing">A line for each task that lacks a file or finds a damaged one, naming it.</param>
public sealed record LiberoInventory(string Suite, int Tasks, ImmutableArray<string> Missing)
{
    /// <summary>Reads, without compiling, everything that each task is made of.</summary>
    public static IEnumerable<LiberoInventory> Of(LiberoFiles files)
    {
        foreach (string suite in TaskCatalog.Suites)
        {
            ImmutableArray<LiberoTask> tasks = TaskCatalog.Suite(suite);
            yield return new LiberoInventory(suite, tasks.Length, [.. tasks.Select(task => Lacks(files, task)).OfType<string>()]);
        }
    }

    private static string? Lacks(LiberoFiles files, LiberoTask task)
    {
        try
        {
            _ = LiberoFiles.Read(files.InitStates(task), task);
            _ = SceneComposer.Compose(files, task);
            return null;
        }
        catch (RoboticsException e) when (e.Code is ErrorCode.MissingDependency or ErrorCode.MalformedFile)
        {
            return e.Message;
        }
    }
}
