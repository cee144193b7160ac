using Robotics.Sim.Libero.Simulation;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero;

/// <summary>A LIBERO task as the original environment offers it: raw actions in, whole states out, without a body or a brain.</summary>
/// <remarks>Not thread-safe. Owns native memory: the owner disposes.</remarks>
public sealed class LiberoEnvironment : IDisposable
{
    private readonly TaskModel _task;
    private readonly LiberoSimulation _simulation;

    private LiberoEnvironment(TaskModel task, LiberoSimulation simulation) => (_task, _simulation) = (task, simulation);

    /// <summary>How many initial states the task has.</summary>
    public int Inits => _task.Inits.Count;

    /// <summary>Simulated time, s.</summary>
    public double Time => _simulation.Data.Time;

    /// <summary>Generalised positions; valid until the next call.</summary>
    public ReadOnlySpan<double> Qpos => _simulation.Data.Qpos;

    /// <summary>Generalised velocities; valid until the next call.</summary>
    public ReadOnlySpan<double> Qvel => _simulation.Data.Qvel;

    /// <summary>Whether the task's goal holds, as the original checks it: by poses and contacts from the beginning of the last physics step.</summary>
    public bool Success => _simulation.GoalHolds;

    /// <summary>The value of each part of the goal, in the order of the BDDL file.</summary>
    public ImmutableArray<bool> GoalParts => [.. _task.Goal.Predicates.Select(predicate => predicate.Holds(_simulation.Data))];

    /// <summary>A task after its seeded resets, at the last one's random state.</summary>
    /// <exception cref="RoboticsException">
    /// MissingDependency: a file is absent, named with the task. MalformedFile: a file is damaged, with the place. InvalidArgument: fewer than one reset.
    /// </exception>
    public static LiberoEnvironment Open(LiberoFiles files, LiberoTask task, StartOptions options)
    {
        TaskModel model = TaskModels.Of(files, task);
        return new LiberoEnvironment(model, LiberoSimulation.Begin(model, options));
    }

    /// <summary>Puts an initial state of the task's file in place.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: there is no such state.</exception>
    public void SetInit(int init) => _simulation.SetState(_task.Inits[init]);

    /// <summary>Puts any state in place: time, positions, velocities.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: of another length.</exception>
    public void SetState(ReadOnlySpan<double> state)
    {
        if (state.Length != _task.Inits.Width)
            throw RoboticsException.Invalid("The length of a state", state.Length, FormattableString.Invariant($"{_task.Inits.Width}"));
        _simulation.SetState(state);
    }

    /// <summary>Advances by one control step of 0.05 s.</summary>
    /// <param name="action">Seven numbers: displacement, rotation, gripper.</param>
    /// <returns>False when the engine lost the state: then everything is as before the step.</returns>
    public bool Step(ReadOnlySpan<double> action) => _simulation.Step(action);

    /// <summary>Where a seeded reset put a fixture: position in m and quaternion w, x, y, z, as the compiled model has them.</summary>
    /// <exception cref="RoboticsException">UnknownName: no such body.</exception>
    public (ImmutableArray<double> Position, ImmutableArray<double> Quaternion) BodyPlace(string body)
    {
        int id = _task.Compiled.BodyId(body);
        return ([.. _simulation.Model.BodyPos.Slice(3 * id, 3)], [.. _simulation.Model.BodyQuat.Slice(4 * id, 4)]);
    }

    public void Dispose() => _simulation.Dispose();
}
