using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Host.Security;
using Robotics.Host.Serving;
using Robotics.Protos.Access;
using Robotics.Protos.Calls;

namespace Robotics.Tests.Apart;

/// <summary>A region at a port that asks for certificates.</summary>
internal sealed class SecuredRegion : IAsyncDisposable
{
    private readonly ServiceHost _host;
    private readonly string _name;
    private readonly List<RegionChannel> _channels = [];

    private SecuredRegion(ServiceHost host, string name) => (_host, _name) = (host, name);

    public static async Task<SecuredRegion> StartAsync(
        string name, string certificates, Action<IServiceCollection> add, Action<IEndpointRouteBuilder> map, (string? Token, ILoggerFactory? Logging) with = default)
    {
        ServerSetup setup = new(with.Logging ?? NullLoggerFactory.Instance, new ServerSecurity(new CertificateFolder(certificates, name), with.Token));
        return new(await ServiceHost.StartAsync(ServiceAddress.Parse("127.0.0.1:0"), setup, add, map, TestContext.Current.CancellationToken), name);
    }

    /// <summary>A new connection by somebody.</summary>
    /// <param name="caller">Who; null for somebody without certificates.</param>
    /// <param name="certificates">Whose certificates.</param>
    /// <param name="token">What an operator shows.</param>
    /// <param name="wanted">The region that is expected to answer; null for the one that does.</param>
    public RegionChannel By(string? caller, string certificates, string? token = null, string? wanted = null)
    {
        string authority = new Uri(_host.Address).Authority;
        ChannelSecurity? security = caller is null ? null : new(new CertificateFolder(certificates, caller).ForRegion, token);
        RegionChannel channel = new(wanted ?? _name, authority, new RegionChannelOptions { Security = security, Patience = TimeSpan.FromSeconds(20) });
        _channels.Add(channel);
        return channel;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (RegionChannel channel in _channels) channel.Dispose();
        await _host.DisposeAsync();
    }
}
