using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Robotics.Protos.Calls;
using Robotics.Protos.Lanes;

namespace Robotics.Host.Serving;

/// <summary>A gRPC server on one address.</summary>
internal sealed class ServiceHost : IAsyncDisposable
{
    /// <summary>For calls under way to end when the server is: a task holds the arm and remembers how it ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly WebApplication _app;
    private readonly LaneListener? _lanes;

    private ServiceHost(WebApplication app, string address, LaneListener? lanes) => (_app, Address, _lanes) = (app, address, lanes);

    /// <summary>Where it answers: <c>http://127.0.0.1:PORT</c>, or <c>unix:/path</c>.</summary>
    public string Address { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="address">Where to listen.</param>
    /// <param name="setup">Where log lines go, and how callers are known.</param>
    /// <param name="add">Adds what answers.</param>
    /// <param name="map">Says what answers which calls.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <exception cref="RoboticsException">InvalidArgument: no such address. Unavailable: it is taken. Forbidden: others could reach it without showing who they are. What making the services throws.</exception>
    public static async Task<ServiceHost> StartAsync(
        ServiceAddress address, ServerSetup setup, Action<IServiceCollection> add, Action<IEndpointRouteBuilder> map, CancellationToken ct)
    {
        setup.Security.Allow(address);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(setup.Logging);
        builder.Services.AddRegionCalls(setup.Security.Access(address));
        builder.Services.AddRateLimiter(setup.Limits.Set);
        add(builder.Services);
        // On one machine, bytes that came are taken on at once by the thread that read them: two changes of threads fewer a message. What the calls do has threads of its own.
        builder.WebHost.UseSockets(options => options.UnsafePreferInlineScheduling = address.Socket is not null);
        builder.WebHost.ConfigureKestrel(options =>
        {
            setup.Limits.Set(options);
            address.Listen(options, setup.Security.Certificates);
        });
        WebApplication app = builder.Build();
        app.UseRateLimiter();
        app.MapStandardCalls();
        map(app);
        string bound = await WebStart.ListenAsync(app, address.Text, ct);
        address.Protect();
        if (address.Socket is not { } socket) return new(app, bound, null);
        try
        {
            return new(app, address.Text, new LaneListener(app.Services, socket));
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_lanes is not null) await _lanes.DisposeAsync();

        // What answers is freed only when nobody is answered any more; streams that wait for their callers are cut.
        using CancellationTokenSource limit = new(Grace, TimeProvider.System);
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
    }
}
