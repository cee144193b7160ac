using Microsoft.Extensions.DependencyInjection;
using Robotics.Host.Regions;

namespace Robotics.Host.Serving;

/// <summary>Serves regions of a brain to other processes.</summary>
internal static class RegionServer
{
    /// <param name="here">The regions.</param>
    /// <param name="address">Where to answer.</param>
    /// <param name="process">What the process is started with.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <exception cref="RoboticsException">InvalidArgument: an address is missing or wrong. Unavailable: it is taken.</exception>
    public static async Task<ServiceHost> StartAsync(ImmutableArray<Region> here, ServiceAddress address, BrainProcess process, CancellationToken ct)
    {
        ServiceHost host = await ServiceHost.StartAsync(
            address,
            new ServerSetup(process.Logging, ServerSecurity.Of(process.Configuration.Security, process.Name)),
            services => services.AddRegions(process, here, RegionComposition.With(here)),
            routes =>
            {
                foreach (Region region in here) region.Map(routes);
            },
            ct);
        try
        {
            foreach (Region region in here) host.Services.GetRequiredService(region.Offers);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }
}
