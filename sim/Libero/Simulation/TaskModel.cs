using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Composition;
using Robotics.Sim.Libero.Goals;
using Robotics.Sim.Libero.InitStates;
using Robotics.Sim.Libero.Seeding;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Simulation;

/// <summary>A task, compiled for its physics: model, initial states and goal. Shared by all its episodes, on any thread, for the life of the process.</summary>
internal sealed class TaskModel
{
    private TaskModel(LiberoTask task, SceneModel scene, InitStateFile inits)
    {
        (Task, Scene, Inits) = (task, scene, inits);
        SceneModel physics = PhysicsOnly.Of(scene);
        Key = KeyOf(task, physics);
        Compiled = ModelCache.Default.Load(physics.Xml, physics.Files);
        Addresses = new PandaAddresses(Compiled);
        Goal = new TaskGoal(scene, Compiled);
        Reset = new SeededReset(scene, Compiled);
    }

    public LiberoTask Task { get; }

    public SceneModel Scene { get; }

    public InitStateFile Inits { get; }

    /// <summary>Names the task and everything that decides its motion.</summary>
    public string Key { get; }

    public PandaAddresses Addresses { get; }

    public TaskGoal Goal { get; }

    public SeededReset Reset { get; }

    /// <summary>The model as it was compiled. Nobody writes to it.</summary>
    public MujocoModel Compiled { get; }

    /// <summary>Reads and compiles a task.</summary>
    /// <exception cref="RoboticsException">MissingDependency: names the file and the task. MalformedFile: names the file and the place.</exception>
    public static TaskModel Load(LiberoFiles files, LiberoTask task)
    {
        SceneModel scene = SceneComposer.Compose(files, task);
        string path = files.InitStates(task);
        TaskModel model = new(task, scene, InitStateFile.Read(LiberoFiles.Read(path, task), path));
        int width = 1 + model.Compiled.Nq + model.Compiled.Nv;
        if (model.Inits.Width == width) return model;
        model.Compiled.Dispose();
        throw new RoboticsException(
            ErrorCode.MalformedFile, $"{path}: states of {width} numbers are expected for this task's model, and these have {model.Inits.Width}.");
    }

    private static string KeyOf(LiberoTask task, SceneModel scene)
    {
        XxHash3 hash = new();
        hash.Append(Encoding.UTF8.GetBytes(scene.Xml));
        foreach (KeyValuePair<string, ReadOnlyMemory<byte>> file in scene.Files.OrderBy(f => f.Key, StringComparer.Ordinal)) hash.Append(file.Value.Span);
        return string.Create(CultureInfo.InvariantCulture, $"{task}/{hash.GetCurrentHashAsUInt64():x16}");
    }
}
