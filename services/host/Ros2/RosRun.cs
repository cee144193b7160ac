using System.Globalization;
using Microsoft.Extensions.Logging;
using Robotics.Brainstem;
using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Brain;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Serving;
using Robotics.Host.Terminal;
using Spectre.Console;

namespace Robotics.Host.Ros2;

/// <summary><c>robotics run --body ros2</c>: instructions on a robot that speaks ROS 2.</summary>
internal sealed class RosRun(HostConfiguration configuration, RosTarget target)
{
    private int _goals;

    /// <summary>Carries out the instruction; or, without one, the goals that come over /brain/goal, until interrupted.</summary>
    public async Task<int> RunAsync(string? instruction, MemorySnapshot? asOf, CancellationToken ct)
    {
        ILoggerFactory logging = HostLogging.Create(null);
        using RosRobot robot = await RosRobot.ConnectAsync(target.Options(logging, configuration.Brain.Perception == "detections" ? ObjectSource.Detections : ObjectSource.Tracks), ct);
        await using BrainFactory brains = new(logging) { Pace = Pace.Real };
        ServoBody body = brains.BodyOver((IRobotDriver)robot);
        Brain brain = brains.Around(body, configuration.Brain);
        BrainTopics? topics = null;
        using (topics = new BrainTopics(
            robot,
            reason => body.StopAsync(new("ros2", reason), CancellationToken.None).AsTask(),
            () => body.ResetStopAsync("ros2", CancellationToken.None).AsTask(),
            () => body.Timing,
            instruction is null ? AchieveAsync : null))
        {
            if (instruction is not null) return await OnceAsync(instruction);
            Console.WriteLine("waiting for goals on /brain/goal");
            await ReadyFile.UntilCancelledAsync(ct);
            return ExitCode.Interrupted;
        }

        async Task<int> OnceAsync(string words)
        {
            TaskOutcome outcome = await AchieveAsync(words, ct);
            if (body.Timing.LatePeriods is > 0 and var late) AnsiConsole.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  [grey]{late} servo periods came late[/]"));
            return ct.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Of(outcome);
        }

        async Task<TaskOutcome> AchieveAsync(string words, CancellationToken cancelled)
        {
            TaskReporter reporter = new(AnsiConsole.Console, TimeProvider.System, body.Description.ControlPeriod);
            MemorySnapshot memory = asOf ?? await brain.Memory.SnapshotAsync(cancelled);
            TaskOutcome? outcome = null;
            await foreach (TaskEvent e in brain.Runner.RunAsync(Request(words, memory), cancelled))
            {
                reporter.Report(e);
                topics!.Report(e);
                if (e is TaskEnded ended) outcome = ended.Outcome;
            }

            return outcome!;
        }
    }

    private TaskRequest Request(string instruction, MemorySnapshot memory) => new()
    {
        TaskId = string.Create(CultureInfo.InvariantCulture, $"ros2-{configuration.Seed}@{memory.LastSequence}/{++_goals}"),
        Instruction = new Instruction(instruction),
        Seed = configuration.Seed,
        Memory = memory,
        Supervisor = TerminalSupervisor.ForThisTerminal(),
    };
}
