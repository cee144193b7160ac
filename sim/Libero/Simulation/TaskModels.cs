using System.Collections.Concurrent;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Simulation;

/// <summary>The tasks that this process has compiled. A task without its pictures takes about a megabyte, so that they are kept.</summary>
internal static class TaskModels
{
    private static readonly ConcurrentDictionary<(string Root, LiberoTask Task), Lazy<TaskModel>> Known = new();

    /// <exception cref="RoboticsException">What <see cref="TaskModel.Load"/> throws; the next call tries again.</exception>
    public static TaskModel Of(LiberoFiles files, LiberoTask task)
    {
        Lazy<TaskModel> model = Known.GetOrAdd((files.Root, task), key => new Lazy<TaskModel>(() => TaskModel.Load(files, key.Task)));
        try
        {
            return model.Value;
        }
        catch (RoboticsException)
        {
            Known.TryRemove(KeyValuePair.Create((files.Root, task), model));
            throw;
        }
    }
}
