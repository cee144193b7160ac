using Robotics.Sim.Libero.Simulation;

namespace Robotics.Tests.Libero;

/// <summary>A compiled task for the length of a test; skips it when LIBERO's files are absent.</summary>
internal sealed class TaskUse(string task) : IDisposable
{
    public TaskModel Model { get; } = TaskModels.Use(LiberoData.Files, LiberoData.Task(task));

    /// <summary>A simulation at an initial state, as evaluations begin it.</summary>
    public LiberoSimulation Begin(PhysicsMode mode = PhysicsMode.Fast, int init = 0)
    {
        LiberoSimulation simulation = LiberoSimulation.Begin(Model, new StartOptions(0, init + 1, mode, DropDeepBoxContacts: true));
        simulation.SetState(Model.Inits[init]);
        return simulation;
    }

    public void Dispose() => Model.Release();
}
