using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Robotics.Host.Composition;
using Robotics.Protos.Simulation;

namespace Robotics.Host.Simulation;

/// <summary>A gRPC server of environments on this machine alone: a loopback port or a Unix socket, without encryption.</summary>
internal sealed class SimHost : IAsyncDisposable
{
    private const string UnixPrefix = "unix:";

    private readonly WebApplication _app;

    private SimHost(WebApplication app) => _app = app;

    /// <summary>Where it answers: <c>http://127.0.0.1:PORT</c>, or <c>unix:/path</c>.</summary>
    public string Address { get; private init; } = "";

    /// <param name="environments">What is served.</param>
    /// <param name="address"><c>127.0.0.1:0</c> (a free port), <c>localhost:PORT</c>, <c>[::1]:PORT</c>, or <c>unix:/path</c>.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <exception cref="RoboticsException">InvalidArgument: no such address, or not on this machine alone. Unavailable: it is taken.</exception>
    public static async Task<SimHost> StartAsync(IEnvironments environments, string address, CancellationToken ct)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(HostLogging.Create(null));
        builder.Services.AddSimService(environments);
        builder.WebHost.ConfigureKestrel(options => Listen(options, address));
        WebApplication app = builder.Build();
        app.MapSimService();
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            throw new RoboticsException(ErrorCode.Unavailable, $"{address} cannot be listened on: {e.Message}", e);
        }

        return new SimHost(app) { Address = address.StartsWith(UnixPrefix, StringComparison.Ordinal) ? address : Bound(app) };
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Bound(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private static void Listen(KestrelServerOptions options, string address)
    {
        if (address.StartsWith(UnixPrefix, StringComparison.Ordinal))
        {
            string path = Path.GetFullPath(address[UnixPrefix.Length..]);
            RemoveIfAbandoned(path);
            options.ListenUnixSocket(path, Http2);
            return;
        }

        IPEndPoint? at = IPEndPoint.TryParse(address.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), out IPEndPoint? parsed) ? parsed : null;
        if (at is null || !IPAddress.IsLoopback(at.Address))
            throw RoboticsException.Invalid("The address to serve on", $"'{address}'", "a loopback address with a port, e.g. 127.0.0.1:0, or unix:/path");
        options.Listen(at, Http2);
    }

    private static void Http2(ListenOptions listen) => listen.Protocols = HttpProtocols.Http2;

    // A server that was killed leaves its socket behind, on which nobody answers.
    private static void RemoveIfAbandoned(string path)
    {
        if (!File.Exists(path)) return;
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
        }
    }
}
