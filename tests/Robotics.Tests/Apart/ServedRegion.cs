using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Serving;
using Robotics.Protos.Calls;

namespace Robotics.Tests.Apart;

/// <summary>A region behind a real server on a free port, and the channel to it.</summary>
internal sealed class ServedRegion : IAsyncDisposable
{
    private readonly ServiceHost _host;

    private ServedRegion(ServiceHost host, RegionChannel channel) => (_host, Channel) = (host, channel);

    public RegionChannel Channel { get; }

    public static async Task<ServedRegion> StartAsync(
        Action<IServiceCollection> add, Action<IEndpointRouteBuilder> map, RegionChannelOptions? options = null)
    {
        ServiceHost host = await ServiceHost.StartAsync(
            ServiceAddress.Parse("127.0.0.1:0"), new ServerSetup(NullLoggerFactory.Instance, ServerSecurity.Local), add, map, TestContext.Current.CancellationToken);
        return new ServedRegion(host, new RegionChannel("region", host.Address, options));
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _host.DisposeAsync();
    }
}
