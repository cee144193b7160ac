using System.CommandLine;
using System.Globalization;
using System.Text;
using Robotics.Host.Terminal;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Parity;
using Robotics.Sim.Libero.Simulation;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Host.Commands;

/// <summary><c>robotics sim replay</c>: seeded resets, an initial state, then raw actions; writes the states as CSV.</summary>
internal static class SimReplayCommand
{
    public static Command Create()
    {
        Option<string> libero = new("--libero") { Description = "SUITE/TASK#INIT.", Required = true };
        Option<string> actions = new("--actions") { Description = "CSV with a header and seven columns.", Required = true };
        Option<uint> seed = new("--seed") { Description = "Seed of the original's generator.", DefaultValueFactory = _ => 0 };
        Option<int> resets = new("--resets") { Description = "Seeded resets before the initial state.", DefaultValueFactory = _ => 1 };
        Option<string> mode = SimCommand.Mode("fast");
        Option<string?> output = new("--out") { Description = "The CSV file to write; standard output without it." };
        Command command = new("replay", "Play raw actions in a LIBERO task and write the state after each control step.") { libero, actions, seed, resets, mode, output };
        command.SetAction(parsed =>
        {
            (LiberoTask task, int init) = TaskCatalog.Parse(parsed.GetValue(libero)!);
            StartOptions options = new(parsed.GetValue(seed), parsed.GetValue(resets), SimCommand.Parse(parsed.GetValue(mode)!), DropDeepBoxContacts: false);
            ImmutableArray<ImmutableArray<double>> rows = ActionFile.Read(parsed.GetValue(actions)!);
            using LiberoEnvironment environment = LiberoEnvironment.Open(LiberoFiles.Locate(), task, options);
            environment.SetInit(init);
            if (parsed.GetValue(output) is not { } path) return Replay(environment, rows, Console.Out);
            using StreamWriter file = new(path);
            return Replay(environment, rows, file);
        });
        return command;
    }

    private static int Replay(LiberoEnvironment environment, ImmutableArray<ImmutableArray<double>> actions, TextWriter to)
    {
        StringBuilder line = new("step,time");
        for (int i = 0; i < environment.Qpos.Length; i++) line.Append(CultureInfo.InvariantCulture, $",qpos{i}");
        for (int i = 0; i < environment.Qvel.Length; i++) line.Append(CultureInfo.InvariantCulture, $",qvel{i}");
        to.WriteLine(line.Append(",success"));
        for (int step = 0; step < actions.Length; step++)
        {
            if (!environment.Step(actions[step].AsSpan()))
            {
                Console.Error.WriteLine($"robotics: the engine lost the state in control step {step}; the rows before it were written.");
                return ExitCode.TaskFailed;
            }

            line.Clear().Append(CultureInfo.InvariantCulture, $"{step},{environment.Time:G17}");
            foreach (double q in environment.Qpos) line.Append(CultureInfo.InvariantCulture, $",{q:G17}");
            foreach (double v in environment.Qvel) line.Append(CultureInfo.InvariantCulture, $",{v:G17}");
            to.WriteLine(line.Append(environment.Success ? ",1" : ",0"));
        }

        return ExitCode.Success;
    }
}
