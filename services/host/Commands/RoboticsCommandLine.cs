using System.CommandLine;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Host.Terminal;

namespace Robotics.Host.Commands;

/// <summary>The verbs of the program, and the one place where an error becomes a line on standard error and an exit status.</summary>
internal static class RoboticsCommandLine
{
    private const string Examples = """
        The brain of a robot cell.

        Examples:
          robotics run                                                   the demo, on the embedded scene
          robotics run "stack the green block on the blue block" --seed 3
          robotics run --libero libero_object/0#0 --record recordings/soup
          robotics plan "put all the blocks in the bowl" --json
          robotics eval tabletop --seeds 0-9 --workers 2
          robotics memory recall "red block"
          robotics list suites

        Exit status: 0 success, 1 internal error, 2 bad input or not understood, 3 the task failed, 4 something is missing, 130 interrupted.
        """;

    /// <param name="ros">What followed <c>--ros-args</c>.</param>
    public static RootCommand Root(RosArguments? ros = null) => new(Examples)
    {
        RunCommand.Create(ros ?? RosArguments.None),
        PlanCommand.Create(),
        EvalCommand.Create(),
        LiberoCommand.Create(),
        ListCommand.Create(),
        ConfigCommand.Create(),
        MemoryCommand.Create(),
        SimCommand.Create(ros ?? RosArguments.None),
        ServeCommand.Create(),
        CertsCommand.Create(),
        StopCommand.Create(),
        DoctorCommand.Create(),
        RobotCommand.Create(ros ?? RosArguments.None),
    };

    public static async Task<int> InvokeAsync(string[] args)
    {
        ImmutableArray<string> own;
        RosArguments ros;
        try
        {
            (own, ros) = RosArguments.Split(args);
        }
        catch (RoboticsException e)
        {
            await Console.Error.WriteLineAsync($"robotics: {e.Message}");
            return ExitCode.Of(e.Code);
        }

        return await InvokeAsync(Root(ros).Parse(own));
    }

    /// <summary>Runs a verb that was parsed; what goes wrong becomes a line and a status.</summary>
    public static async Task<int> InvokeAsync(ParseResult parsed)
    {
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(e => e.Message)) await Console.Error.WriteLineAsync($"robotics: {message}");
            await Console.Error.WriteLineAsync("robotics: --help lists the verbs and options.");
            return ExitCode.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // Long enough for the arm to be held and the memory to be written; never cut short.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            });
        }
        catch (RoboticsException e)
        {
            await Console.Error.WriteLineAsync($"robotics: {e.Message}");
            return ExitCode.Of(e.Code);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The program's edge: whatever is left becomes a line and a status.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync($"robotics: internal error: {e}");
            return ExitCode.InternalError;
        }
    }
}
