using System.Globalization;
using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Terminal;
using Robotics.Robots;
using Robotics.Sim.Bodies;
using Spectre.Console;

namespace Robotics.Host.Ros2;

/// <summary><c>robotics run --body ros2</c>: one instruction on a robot that speaks ROS 2.</summary>
internal sealed class RosRun(HostConfiguration configuration, RosArguments arguments)
{
    /// <summary>Folder of object classes that comes with the program.</summary>
    public static string DefaultCatalog { get; } = Path.Combine(AppContext.BaseDirectory, "objects");

    /// <summary>How long the robot may be silent before it counts as lost.</summary>
    public required TimeSpan Silence { get; init; }

    /// <summary>Folder of object classes.</summary>
    public string Catalog { get; init; } = DefaultCatalog;

    public async Task<int> RunAsync(string instruction, MemorySnapshot? asOf, CancellationToken ct)
    {
        ILoggerFactory logging = HostLogging.Create(null);
        await using BrainFactory brains = new(logging);
        RobotDefinition robot = RobotCatalog.Load(Suites.DefaultRobot);
        using RosRobot driver = await RosRobot.ConnectAsync(new RosRobotOptions
        {
            Robot = robot,
            Model = new MujocoRobotModel(robot),
            Catalog = ObjectCatalog.Load(Catalog),
            Log = logging.CreateLogger<RosRobot>(),
            Arguments = arguments,
            Silence = Silence,
            Decompress = Jpeg.Decompress,
        }, ct);
        IOperatedBody body = brains.BodyOver((IRobotDriver)driver);
        Brain brain = brains.Around(body, configuration.Brain);
        MemorySnapshot memory = asOf ?? await brain.Memory.SnapshotAsync(ct);
        TaskReporter reporter = new(AnsiConsole.Console, TimeProvider.System, body.Description.ControlPeriod);
        TaskOutcome? outcome = null;
        await foreach (TaskEvent e in brain.Runner.RunAsync(Request(instruction, memory), ct))
        {
            reporter.Report(e);
            if (e is TaskEnded ended) outcome = ended.Outcome;
        }

        if (driver.LatePeriods > 0) AnsiConsole.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  [grey]{driver.LatePeriods} servo periods came late[/]"));
        return ct.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Of(outcome!);
    }

    private TaskRequest Request(string instruction, MemorySnapshot memory) => new()
    {
        TaskId = string.Create(CultureInfo.InvariantCulture, $"ros2-{configuration.Seed}@{memory.LastSequence}"),
        Instruction = new Instruction(instruction),
        Seed = configuration.Seed,
        Memory = memory,
        Supervisor = TerminalSupervisor.ForThisTerminal(),
    };
}
