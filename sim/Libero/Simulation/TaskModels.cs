using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Simulation;

/// <summary>The compiled tasks of this process: those that were used last are kept, since a model takes a second to compile and a hundred megabytes to keep.</summary>
internal static class TaskModels
{
    private const int Kept = 4;
    private static readonly Lock Gate = new();
    private static readonly LinkedList<(string Root, LiberoTask Task, Lazy<TaskModel> Model)> Recent = new();

    /// <summary>The compiled task, with a use begun: the caller ends it with <see cref="TaskModel.Release"/>.</summary>
    /// <exception cref="RoboticsException">What <see cref="TaskModel.Load"/> throws.</exception>
    public static TaskModel Use(LiberoFiles files, LiberoTask task)
    {
        while (true)
        {
            TaskModel model = Find(files, task);
            if (model.TryUse()) return model;
        }
    }

    private static TaskModel Find(LiberoFiles files, LiberoTask task)
    {
        Lazy<TaskModel> model;
        Lazy<TaskModel>? dropped = null;
        lock (Gate)
        {
            LinkedListNode<(string Root, LiberoTask Task, Lazy<TaskModel> Model)>? node = Recent.First;
            while (node is not null && (node.Value.Root != files.Root || node.Value.Task != task)) node = node.Next;
            if (node is null) node = new((files.Root, task, new Lazy<TaskModel>(() => TaskModel.Load(files, task))));
            else Recent.Remove(node);
            Recent.AddFirst(node);
            model = node.Value.Model;
            if (Recent.Count > Kept)
            {
                dropped = Recent.Last!.Value.Model;
                Recent.RemoveLast();
            }
        }

        if (dropped is { IsValueCreated: true }) dropped.Value.Retire();
        return model.Value;
    }
}
