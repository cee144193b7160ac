using System.CommandLine;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Sim.Libero.Simulation;

namespace Robotics.Host.Commands;

/// <summary><c>robotics sim …</c>: simulated environments by themselves.</summary>
internal static class SimCommand
{
    public static Command Create(RosArguments ros) => new("sim", "Simulated environments by themselves: replay actions, compare with recordings, measure, serve.")
    {
        SimReplayCommand.Create(),
        SimParityCommand.Create(),
        SimBenchCommand.Create(),
        SimServeCommand.Create(ros),
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
