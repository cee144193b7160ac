using Microsoft.Extensions.DependencyInjection;
using Robotics.Brainstem;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Models;
using Robotics.Protos.Calls;

namespace Robotics.Host.Regions;

/// <summary>Puts regions into a process: some made here, some as clients of other processes.</summary>
internal static class RegionComposition
{
    /// <summary>Those in <paramref name="here"/> are made here; the others in <paramref name="wanted"/> are clients.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: a region that is wanted is neither here nor has an address.</exception>
    public static IServiceCollection AddRegions(this IServiceCollection services, BrainProcess process, ImmutableArray<Region> here, ImmutableArray<Region> wanted)
    {
        services
            .AddSingleton(process.Configuration)
            .AddSingleton(_ => new LanguageModels(process.Configuration.Models, process.Configuration.Seed, process.Logging))
            .AddSingleton(_ => new ExecutorFactory(process.Logging, TimeProvider.System))
            .AddSingleton(p => new BrainFactory(process.Logging, models: p.GetRequiredService<LanguageModels>()) { Pace = process.Configuration.Pace })
            .AddSingleton(_ => new EpisodeHost(process.First, process.Configuration.Pace, Servo(process, here)));
        if (process.Configuration.Pace == Pace.Real) services.AddSingleton(new CommanderWatch(RealTime.CommanderSilence, TimeProvider.System) { Absence = RealTime.Absence });
        foreach (Region region in wanted)
        {
            if (here.Contains(region))
            {
                region.AddHere(services);
                continue;
            }

            string address = AddressOf(region.Name, process.Configuration);
            services.AddKeyedSingleton(region.Name, (_, _) => new RegionChannel(region.Name, address, Options(process)));
            region.AddClient(services);
        }

        return services;
    }

    /// <summary>How a process calls regions elsewhere.</summary>
    public static RegionChannelOptions Options(BrainProcess process) => new()
    {
        Patience = TimeSpan.FromSeconds(process.Configuration.RegionPatienceSeconds),
        Security = process.Security,
        Heartbeat = process.Configuration.Pace == Pace.Real ? RealTime.Heartbeat : null,
    };

    /// <summary>How a body is driven. A commander in another process says again and again that he is there; one in this process is there as long as it is.</summary>
    private static ServoBodyOptions Servo(BrainProcess process, ImmutableArray<Region> here) => new()
    {
        LastEpoch = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
        LeaseLifetime = IsWatched(process, here) ? RealTime.LeaseLifetime : null,
        Absence = IsWatched(process, here) ? RealTime.Absence : null,
        Log = process.Logging.CreateLogger("Robotics.Servo"),
    };

    private static bool IsWatched(BrainProcess process, ImmutableArray<Region> here) =>
        process.Configuration.Pace == Pace.Real && here.All(r => r.Name != RegionCatalog.Cerebellum);

    /// <summary>The regions that a process calls or has when it has these.</summary>
    public static ImmutableArray<Region> With(ImmutableArray<Region> here) =>
        [.. RegionCatalog.All.Where(r => here.Contains(r) || here.Any(h => h.Needs.Contains(r.Name)))];

    /// <summary>The regions without an address, which <c>run</c> has in its own process.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: a region elsewhere calls one that is here, where nobody answers.</exception>
    public static ImmutableArray<Region> Here(HostConfiguration configuration)
    {
        if (configuration.Security.Certificates is not null && RegionCatalog.Names.FirstOrDefault(n => !configuration.Regions.ContainsKey(n)) is { } here)
        {
            throw RoboticsException.Invalid(
                $"The address of the {here}", "unset", $"an address (Regions:{here}): where certificates are asked for the operator may not do what the {here} does, so that all regions are elsewhere");
        }

        foreach (Region region in RegionCatalog.All.Where(r => configuration.Regions.ContainsKey(r.Name)))
        {
            if (region.Needs.FirstOrDefault(n => !configuration.Regions.ContainsKey(n)) is { } missing)
            {
                throw RoboticsException.Invalid(
                    $"The address of the {missing}", "unset", $"an address, since the {region.Name} has one (Regions:{region.Name}) and calls it");
            }
        }

        return [.. RegionCatalog.All.Where(r => !configuration.Regions.ContainsKey(r.Name))];
    }

    /// <exception cref="RoboticsException">InvalidArgument: it has none.</exception>
    public static string AddressOf(string region, HostConfiguration configuration) => configuration.Regions.TryGetValue(region, out string? address)
        ? address
        : throw RoboticsException.Invalid($"The address of the {region}", "unset", $"unix:/path or host:port under Regions:{region} in the configuration");
}
