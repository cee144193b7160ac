using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Robotics.Host.Serving;

/// <summary>Starts a web server, or says why it cannot.</summary>
internal static class WebStart
{
    /// <summary>Starts it; frees it when it cannot.</summary>
    /// <param name="app">The server.</param>
    /// <param name="address">Where it is to listen, for people.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <returns>Where it answers, e.g. <c>http://127.0.0.1:PORT</c>.</returns>
    /// <exception cref="RoboticsException">Unavailable: the address is taken, or cannot be had.</exception>
    public static async Task<string> ListenAsync(WebApplication app, string address, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or ArgumentException)
        {
            await app.DisposeAsync();
            throw new RoboticsException(ErrorCode.Unavailable, $"{address} cannot be listened on: {e.Message}", e);
        }

        return app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }
}
