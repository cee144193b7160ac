using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Regions;
using Robotics.Host.Terminal;

namespace Robotics.Host.Commands;

/// <summary><c>robotics stop</c> and <c>robotics stop reset</c>: latches and ends the stop of a body that runs apart. Not a safety function.</summary>
internal static class StopCommand
{
    public static Command Create()
    {
        Option<string> config = new("--config") { Description = "Configuration file (JSON) with the brainstem's address.", Required = true };
        Option<string> reason = new("--reason") { Description = "Why, for the record.", DefaultValueFactory = _ => "asked for at the command line" };
        Command reset = new("reset", "End a latched stop. Tasks of before do not go on.") { config };
        reset.SetAction((parsed, ct) => CallAsync(parsed.GetRequiredValue(config), body => body.ResetStopAsync(Who, ct)));
        Command stop = new("stop", "Stop the arm, until it is reset. Software: no safety function in the sense of ISO 10218.") { config, reason, reset };
        stop.SetAction((parsed, ct) => CallAsync(parsed.GetRequiredValue(config), body => body.StopAsync(new StopRequest(Who, parsed.GetRequiredValue(reason)), ct)));
        return stop;
    }

    private static string Who => $"{Environment.UserName}@{Environment.MachineName}";

    private static async Task<int> CallAsync(string config, Func<IOperatedBody, ValueTask<StopState>> call)
    {
        HostConfiguration configuration = ConfigurationFile.Load(config);
        BrainProcess process = new(configuration, BrainProcess.NoEpisode, HostLogging.Create(null));
        await using ServiceProvider regions = new ServiceCollection()
            .AddRegions(process, [], [RegionCatalog.Get(RegionCatalog.Brainstem)])
            .BuildServiceProvider();
        StopState state = await call((IOperatedBody)regions.GetRequiredService<IBody>());
        Console.WriteLine(state.Latched ? $"stopped by {state.By}: {state.Reason}" : "not stopped");
        return ExitCode.Success;
    }
}
