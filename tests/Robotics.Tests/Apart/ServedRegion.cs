using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Serving;
using Robotics.Protos.Calls;
using Robotics.Tests.Evaluation;

namespace Robotics.Tests.Apart;

/// <summary>A region behind a real server on a free port, or on a Unix socket, and the channel to it.</summary>
internal sealed class ServedRegion : IAsyncDisposable
{
    private readonly ServiceHost _host;
    private readonly TemporaryFolder? _folder;

    private ServedRegion(ServiceHost host, RegionChannel channel, TemporaryFolder? folder) => (_host, Channel, _folder) = (host, channel, folder);

    public RegionChannel Channel { get; }

    /// <summary>Services of the server.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>The path of its socket.</summary>
    public string Socket => _folder!["region.sock"];

    public static async Task<ServedRegion> StartAsync(
        Action<IServiceCollection> add, Action<IEndpointRouteBuilder> map, RegionChannelOptions? options = null, bool onSocket = false)
    {
        TemporaryFolder? folder = onSocket ? new TemporaryFolder() : null;
        string address = folder is null ? "127.0.0.1:0" : RegionChannel.UnixPrefix + folder["region.sock"];
        ServiceHost host = await ServiceHost.StartAsync(
            ServiceAddress.Parse(address), new ServerSetup(NullLoggerFactory.Instance, ServerSecurity.Local), add, map, TestContext.Current.CancellationToken);
        return new ServedRegion(host, new RegionChannel("region", host.Address, options), folder);
    }

    /// <summary>Another connection, which lives longer than this.</summary>
    public RegionChannel Again() => new("region", _host.Address);

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _host.DisposeAsync();
        _folder?.Dispose();
    }
}
