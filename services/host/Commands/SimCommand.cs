using System.CommandLine;
using Robotics.Sim.Libero.Simulation;

namespace Robotics.Host.Commands;

/// <summary><c>robotics sim …</c>: LIBERO's environment by itself.</summary>
internal static class SimCommand
{
    public static Command Create() => new("sim", "LIBERO's environment by itself: replay actions, compare with recordings, measure.")
    {
        SimReplayCommand.Create(),
        SimParityCommand.Create(),
        SimBenchCommand.Create(),
    };

    /// <summary>The option that chooses how the physics is computed.</summary>
    public static Option<string> Mode(string byDefault)
    {
        Option<string> mode = new("--mode")
        {
            Description = "exact (the original's three passes a substep) or fast (one constraint solve).",
            DefaultValueFactory = _ => byDefault,
        };
        mode.AcceptOnlyFromAmong("fast", "exact");
        return mode;
    }

    public static PhysicsMode Parse(string mode) => mode == "exact" ? PhysicsMode.Exact : PhysicsMode.Fast;
}
