using Robotics.Sim.Libero.Simulation;

namespace Robotics.Tests.Libero;

/// <summary>The tasks that tests of LIBERO's environment share, one each of three kinds of scenes.</summary>
internal static class LiberoSample
{
    /// <summary>A stove, a frying pan and a moka pot: the smallest model.</summary>
    public const string Kitchen = "libero_90/18";

    /// <summary>A cabinet whose drawer is open at the start.</summary>
    public const string Cabinet = "libero_10/3";

    /// <summary>Groceries on the floor.</summary>
    public const string Floor = "libero_object/0";

    public static ImmutableArray<string> Tasks => [Kitchen, Cabinet, Floor];

    /// <summary>A compiled task; skips the test when LIBERO's files are absent.</summary>
    public static TaskModel Model(string task) => TaskModels.Of(LiberoData.Files, LiberoData.Task(task));

    /// <summary>A simulation at an initial state, as evaluations begin it.</summary>
    public static LiberoSimulation Begin(string task, PhysicsMode mode = PhysicsMode.Fast, int init = 0)
    {
        TaskModel model = Model(task);
        LiberoSimulation simulation = LiberoSimulation.Begin(model, new StartOptions(0, init + 1, mode, DropDeepBoxContacts: true));
        simulation.SetState(model.Inits[init]);
        return simulation;
    }
}
