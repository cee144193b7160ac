using System.CommandLine;
using Microsoft.Extensions.Logging;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Regions;
using Robotics.Host.Serving;
using Robotics.Host.Telemetry;
using Robotics.Host.Terminal;

namespace Robotics.Host.Commands;

/// <summary><c>robotics serve REGION|all</c>: a region of the brain, or all, for other processes; <c>serve planner</c> and <c>serve policy</c> for other programs.</summary>
internal static class ServeCommand
{
    internal const string Everything = "all";

    private const int LeastThreads = 16;

    public static Command Create()
    {
        Argument<string?> region = new("region")
        {
            Description = $"{string.Join(", ", RegionCatalog.Names)}, or all of them in one process.", Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> address = new("--address")
        {
            Description = "Where to answer: unix:/path, or an address with a port (0: a free one). Default: the region's own in the configuration.",
        };
        Option<string?> ready = new("--ready-file") { Description = "Written when the server answers: one JSON object with its address." };
        Option<string?> metrics = new("--metrics") { Description = "A loopback address with a port for /metrics in Prometheus' text format." };
        EpisodeArguments episode = new();
        BrainArguments brain = new();
        Command command = new("serve", "Serve a region of the brain to other processes (protos/robotics/v1).")
        {
            region, address, ready, metrics, ServePlannerCommand.Create(), ServePolicyCommand.Create(),
        };
        episode.AddTo(command, instruction: false);
        brain.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            HostConfiguration configuration = brain.Configuration(parsed).WithDefaultMemory();
            string name = parsed.GetValue(region)
                ?? throw RoboticsException.Invalid("The region to serve", "missing", $"{string.Join(", ", RegionCatalog.Names)}, {Everything}");
            // Signs of life must not wait for a thread while others plan or play.
            ThreadPool.SetMinThreads(LeastThreads, LeastThreads);
            ImmutableArray<Region> here = name == Everything ? RegionCatalog.All : [RegionCatalog.Get(name)];
            ServiceAddress at = ServiceAddress.Parse(parsed.GetValue(address) ?? RegionComposition.AddressOf(name, configuration));
            ILoggerFactory logging = HostLogging.Create(null, configuration, name);
            await using ServiceHost server = await RegionServer.StartAsync(here, at, new BrainProcess(configuration, episode.Order(parsed, configuration), logging) { Name = name }, ct);
            PrometheusText? text = parsed.GetValue(metrics) is null ? null : new();
            using ProcessTelemetry telemetry = ProcessTelemetry.Start(configuration.Telemetry, name, text);
            await using MetricsPage? page = text is null ? null : await MetricsPage.StartAsync(ServiceAddress.Parse(parsed.GetRequiredValue(metrics)!).Port(), text, ct);
            await ReadyFile.AnnounceAsync(name, server.Address, parsed.GetValue(ready), ct);
            await ReadyFile.UntilCancelledAsync(ct);
            return ExitCode.Interrupted;
        });
        return command;
    }
}
