using Microsoft.Extensions.DependencyInjection;
using Robotics.Host.Composition;
using Robotics.Host.Serving;
using Robotics.Protos.Simulation;

namespace Robotics.Host.Simulation;

/// <summary>A gRPC server of environments on this machine alone: a loopback port or a Unix socket, without encryption.</summary>
internal static class SimHost
{
    /// <param name="environments">What is served.</param>
    /// <param name="address"><c>127.0.0.1:0</c> (a free port), <c>localhost:PORT</c>, <c>[::1]:PORT</c>, or <c>unix:/path</c>.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <exception cref="RoboticsException">InvalidArgument: no such address, or not on this machine alone. Unavailable: it is taken.</exception>
    public static Task<ServiceHost> StartAsync(IEnvironments environments, string address, CancellationToken ct)
    {
        ServiceAddress at = ServiceAddress.Parse(address);
        if (!at.IsLocal)
            throw RoboticsException.Invalid("The address to serve on", $"'{address}'", "a loopback address with a port, e.g. 127.0.0.1:0, or unix:/path");
        return ServiceHost.StartAsync(at, new ServerSetup(HostLogging.Create(null), ServerSecurity.Local), services => services.AddSingleton(environments), routes => routes.MapSimService(), ct);
    }
}
