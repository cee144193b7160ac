using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Recording;
using Robotics.Host.Regions;
using Robotics.Host.Ros2;
using Robotics.Host.Telemetry;
using Robotics.Host.Terminal;
using Robotics.Protos.Calls;
using Robotics.Protos.Episodes;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Evaluation.Faults;
using Robotics.Sim.Evaluation.Results;
using Spectre.Console;

namespace Robotics.Host.Commands;

/// <summary><c>robotics run</c>: the main job. Plans, moves, checks and remembers one instruction.</summary>
internal static class RunCommand
{
    private static readonly ImmutableArray<string> Bodies = ["ros2", "sim"];

    /// <param name="ros">What followed <c>--ros-args</c>.</param>
    public static Command Create(RosArguments ros)
    {
        Command command = new("run", "Carry out an instruction (without one: the demo).");
        EpisodeArguments episode = new();
        BrainArguments brain = new();
        Option<string?> record = new("--record") { Description = "Folder for the film strip (film.png) and the episode (episode.jsonl)." };
        Option<string> body = new("--body") { Description = "sim: the simulated arm. ros2: whatever robot is found over ROS 2.", DefaultValueFactory = _ => "sim" };
        episode.AddTo(command);
        brain.AddTo(command);
        command.Add(record);
        command.Add(body);
        RosTargetArguments target = new();
        Option<bool> wait = new("--wait-for-goals") { Description = "With --body ros2: take instructions over the action /brain/goal, until interrupted." };
        command.Add(wait);
        target.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            string name = parsed.GetRequiredValue(body);
            if (!Bodies.Contains(name)) throw RoboticsException.Unknown("body", name, Bodies);
            HostConfiguration configuration = brain.Configuration(parsed).WithDefaultMemory();
            if (name == "ros2")
            {
                if (!configuration.Regions.IsEmpty)
                    throw new RoboticsException(ErrorCode.Unsupported, $"--body ros2 has every region in its own process; the configuration has some elsewhere: {string.Join(", ", configuration.Regions.Keys)}.");
                RosRun real = new(configuration, target.Target(parsed, episode.Robot(parsed), ros));
                return await real.RunAsync(parsed.GetValue(wait) ? null : episode.Instruction(parsed) ?? configuration.Demo, brain.Snapshot(parsed), ct);
            }

            using ProcessTelemetry telemetry = ProcessTelemetry.Start(configuration.Telemetry, BrainProcess.Operator);
            using Activity trace = CallTrace.Begins("robotics run");
            using ILoggerFactory logging = HostLogging.Create(parsed.GetValue(record), configuration);
            EpisodeOrder order = episode.Order(parsed, configuration);
            await using RunSetting setting = configuration.Regions.IsEmpty
                ? RunSetting.Here(order, configuration, logging)
                : await RunSetting.ApartAsync(order, configuration, logging, ct);
            int status = await RunAsync(setting, configuration, brain.Snapshot(parsed), parsed.GetValue(record), ct);
            if (!configuration.Regions.IsEmpty) AnsiConsole.MarkupLine($"  [grey]trace {trace.TraceId}[/]");
            return status;
        });
        return command;
    }

    private static async Task<int> RunAsync(
        RunSetting setting, HostConfiguration configuration, MemorySnapshot? asOf, string? recordFolder, CancellationToken ct)
    {
        EpisodeTask task = setting.Task;
        MemorySnapshot memory = asOf ?? await setting.Memory.SnapshotAsync(ct);
        EpisodeRun run = new()
        {
            TaskId = new EpisodeKey(task.Suite, task.Index, task.Init, configuration.Seed).TaskId(memory),
            Seed = configuration.Seed,
            Brain = configuration.Brain,
            Models = configuration.ModelSettings(),
            Faults = configuration.Faults,
            Memory = memory,
            Supervisor = TerminalSupervisor.ForThisTerminal(),
        };
        TaskReporter reporter = new(AnsiConsole.Console, TimeProvider.System, setting.Body.ControlPeriod);
        await using EpisodeRecording? recording = recordFolder is null
            ? null
            : await EpisodeRecording.StartAsync(recordFolder, task, setting.Body, run, configuration.FilmSize);
        EpisodeResult result = await setting.RunAsync(run with { Observer = ObserveAsync }, ct);
        if (recording is not null) await recording.FinishAsync(result.Success, result.SuccessAtEnd, result.Faults);
        Say(result, recording);
        return ct.IsCancellationRequested ? ExitCode.Interrupted : Status(result);

        async ValueTask ObserveAsync(TaskEvent e, IBody body)
        {
            reporter.Report(e);
            if (recording is not null) await recording.AddAsync(e, body);
        }
    }

    private static int Status(EpisodeResult result)
    {
        if (!result.Outcome.Claimed) return ExitCode.Of(result.Outcome);
        return result.Succeeded ? ExitCode.Success : ExitCode.TaskFailed;
    }

    private static void Say(EpisodeResult result, EpisodeRecording? recording)
    {
        string check = result.Success switch
        {
            _ when result.Attempts.IsEmpty && !result.Outcome.Claimed => "[grey]nothing moved[/]",
            true => "[green]the environment's own check: success[/]",
            false => "[red]the environment's own check: not reached[/]",
            null => "[grey]the environment has no check of its own for this instruction[/]",
        };
        AnsiConsole.MarkupLine($"  {check}");
        foreach (FaultFired fault in result.Faults) AnsiConsole.MarkupLine($"  [yellow]fault {fault.Fault}[/] [grey]at step {fault.Step}: {Markup.Escape(fault.Text)}[/]");
        foreach ((string rule, int count) in result.Clipped) AnsiConsole.MarkupLine($"  [grey]safety filter: {Markup.Escape(rule)} {count}×[/]");
        if (recording is not null) AnsiConsole.MarkupLine($"  [grey]recorded in {Markup.Escape(recording.Folder)}[/]");
    }
}
