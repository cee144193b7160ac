using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Robotics.Host.Telemetry;

namespace Robotics.Host.Serving;

/// <summary>The program's measurements in Prometheus' text format, at <c>/metrics</c> of a loopback port.</summary>
internal sealed class MetricsPage : IAsyncDisposable
{
    private readonly WebApplication _app;

    private MetricsPage(WebApplication app, string address) => (_app, Address) = (app, address);

    /// <summary>Where it answers: <c>http://127.0.0.1:PORT</c>.</summary>
    public string Address { get; }

    /// <param name="at">A loopback address.</param>
    /// <param name="text">What is measured.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <exception cref="RoboticsException">Forbidden: others could read it. Unavailable: the address is taken.</exception>
    public static async Task<MetricsPage> StartAsync(IPEndPoint at, PrometheusText text, CancellationToken ct)
    {
        if (!IPAddress.IsLoopback(at.Address)) throw new RoboticsException(ErrorCode.Forbidden, $"Measurements are offered on a loopback address only, not on {at}.");
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(at));
        WebApplication app = builder.Build();
        app.MapGet("/metrics", text.Read);
        return new MetricsPage(app, await WebStart.ListenAsync(app, $"{at}", ct));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
