using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Regions;
using Robotics.Protos.Episodes;
using Robotics.Sim.Evaluation;

namespace Robotics.Host.Commands;

/// <summary>The options that choose an episode: an embedded scene with an instruction, or a LIBERO task.</summary>
internal sealed class EpisodeArguments
{
    private readonly Argument<string?> _instruction = new("instruction")
    {
        Description = "What to do, in English. Without it: the demo, or the LIBERO task's own instruction.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _scene = new("--scene") { Description = "Embedded scene by name (default: tabletop)." };
    private readonly Option<string?> _libero = new("--libero")
    {
        Description = "A LIBERO task: SUITE/TASK[#INIT], where TASK is its number in the suite or its name.",
    };

    private readonly Option<string?> _robot = new("--robot") { Description = "The robot, of an embedded scene or over ROS 2 (default: panda; 'robotics list robots')." };
    private readonly EnvironmentArguments _environment = new();

    /// <param name="command">Added to.</param>
    /// <param name="instruction">Whether the command takes an instruction.</param>
    public void AddTo(Command command, bool instruction = true)
    {
        if (instruction) command.Add(_instruction);
        command.Add(_scene);
        command.Add(_libero);
        command.Add(_robot);
        _environment.AddTo(command);
    }

    /// <summary>The environment at its initial state. The caller disposes it.</summary>
    /// <exception cref="RoboticsException">UnknownName, InvalidArgument: the scene, suite, task or initial state. MissingDependency: a file of the task is absent.</exception>
    public IEpisode Open(ParseResult parsed, HostConfiguration configuration) => EpisodeOpening.Open(Order(parsed, configuration), configuration.Faults.Any);

    /// <summary>Which environment to open.</summary>
    /// <exception cref="RoboticsException">UnknownName, InvalidArgument: the suite or task, or a blank instruction.</exception>
    public EpisodeOrder Order(ParseResult parsed, HostConfiguration configuration)
    {
        string? instruction = parsed.CommandResult.Command.Arguments.Contains(_instruction) ? Instruction(parsed) : null;
        string faults = configuration.Faults.Any ? JsonSerializer.Serialize(configuration.Faults, RecordJson.Compact) : "";
        if (parsed.GetValue(_libero) is not { } libero)
        {
            return new(Suites.With(parsed.GetValue(_scene) ?? configuration.Scene, parsed.GetValue(_robot)), null, 0, configuration.Seed)
            {
                Instruction = instruction ?? configuration.Demo, Faults = faults,
            };
        }

        (ISuite suite, EpisodeRequest request) = Parse(libero, configuration.Seed);
        EnvironmentOptions options = _environment.Options(parsed);
        return new(suite.Name, request.Task, request.Init, request.Seed)
        {
            Instruction = instruction,
            Mode = options.Mode,
            Render = options.Render,
            Flip = options.Flip,
            Workaround = options.Workaround,
            Faults = faults,
        };
    }

    /// <summary>The robot's folder.</summary>
    public string Robot(ParseResult parsed) => parsed.GetValue(_robot) ?? Suites.DefaultRobot;

    /// <summary>The sentence on the command line; null when none was given.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: it is blank.</exception>
    public string? Instruction(ParseResult parsed)
    {
        string? instruction = parsed.GetValue(_instruction);
        return instruction is null || !string.IsNullOrWhiteSpace(instruction)
            ? instruction
            : throw RoboticsException.Invalid("The instruction", "blank", "an English sentence");
    }

    /// <summary>Reads SUITE/TASK[#INIT].</summary>
    /// <exception cref="RoboticsException">InvalidArgument, UnknownName: not of this form, or the suite or task is not known.</exception>
    internal static (ISuite Suite, EpisodeRequest Request) Parse(string libero, long seed)
    {
        int slash = libero.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) throw RoboticsException.Invalid("--libero", $"'{libero}'", "SUITE/TASK or SUITE/TASK#INIT, e.g. libero_object/0#0");
        ISuite suite = Suites.Get(libero[..slash]);
        string rest = libero[(slash + 1)..];
        int hash = rest.LastIndexOf('#');
        string task = hash < 0 ? rest : rest[..hash];
        return (suite, new EpisodeRequest(TaskIndex(suite, task), hash < 0 ? 0 : Number(rest[(hash + 1)..]), seed));
    }

    /// <summary>A task's number in its suite, from the number or the name.</summary>
    /// <exception cref="RoboticsException">InvalidArgument, UnknownName: the suite has no such task.</exception>
    internal static int TaskIndex(ISuite suite, string task)
    {
        if (int.TryParse(task, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            if (index < suite.Tasks.Length) return index;
            throw RoboticsException.Invalid($"The task of {suite.Name}", index, $"0 to {suite.Tasks.Length - 1}");
        }

        int found = suite.Tasks.IndexOf(task);
        return found >= 0 ? found : throw RoboticsException.Unknown($"task of {suite.Name}", task, suite.Tasks);
    }

    private static int Number(string init) =>
        int.TryParse(init, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw RoboticsException.Invalid("The initial state in --libero", $"'{init}'", "a number, 0 or more");
}
