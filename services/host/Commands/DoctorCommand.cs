using System.CommandLine;
using Robotics.Host.Configuration;
using Robotics.Host.Deployment;
using Robotics.Host.Regions;
using Robotics.Host.Terminal;

namespace Robotics.Host.Commands;

/// <summary><c>robotics doctor</c>: says what is wrong with a deployment.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        Option<string?> config = new("--config") { Description = "The deployment's configuration file (JSON)." };
        Option<string?> only = new("--region") { Description = "Ask this region only, as itself: for health checks." };
        Command command = new("doctor", "Check a deployment and say what is wrong with it.") { config, only };
        command.SetAction(async (parsed, ct) =>
        {
            HostConfiguration configuration = ConfigurationFile.Load(parsed.GetValue(config));
            string? region = parsed.GetValue(only);
            if (region is not null) RegionCatalog.Get(region);
            ImmutableArray<string> regions = region is not null ? [region] : [.. RegionCatalog.Names.Where(configuration.Regions.ContainsKey)];
            bool well = true;
            foreach (Finding finding in await Doctor.LookAsync(configuration, region ?? BrainProcess.Operator, regions, TimeProvider.System, ct))
            {
                well &= finding.Wrong is null;
                Console.WriteLine(finding.Wrong is { } wrong ? $"wrong  {finding.What}: {wrong}" : $"well   {finding.What}: {finding.Note}");
            }

            return well ? ExitCode.Success : ExitCode.MissingDependency;
        });
        return command;
    }
}
