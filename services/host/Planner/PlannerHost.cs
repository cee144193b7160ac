using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Robotics.Cortex.EmbodiedBench;
using Robotics.Host.Composition;

namespace Robotics.Host.Planner;

/// <summary>The planner over HTTP, the way a language model is called: OpenAI's chat completions, and EmbodiedBench's multipart <c>/process</c>. Without encryption.</summary>
internal sealed class PlannerHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PlannerHost(WebApplication app) => _app = app;

    /// <summary>Where it answers: <c>http://ADDRESS:PORT</c>.</summary>
    public string Address { get; private init; } = "";

    /// <param name="planner">What answers.</param>
    /// <param name="at">An address of this machine; port 0 for a free one.</param>
    /// <param name="maxRequestBytes">Larger requests are refused with status 413.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <exception cref="RoboticsException">Unavailable: the address is taken.</exception>
    public static async Task<PlannerHost> StartAsync(EmbodiedBenchPlanner planner, IPEndPoint at, long maxRequestBytes, CancellationToken ct)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(HostLogging.Create(null));
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = maxRequestBytes;
            options.Listen(at);
        });
        WebApplication app = builder.Build();
        app.Use(PlannerErrors.AnswerAsync);
        PlannerEndpoints endpoints = new(planner);
        app.MapPost("/v1/chat/completions", endpoints.ChatAsync);
        app.MapPost("/chat/completions", endpoints.ChatAsync);
        app.MapPost("/process", endpoints.ProcessAsync);
        app.MapGet("/v1/models", PlannerEndpoints.ModelsAsync);
        app.MapGet("/health", () => "OK\n");
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            throw new RoboticsException(ErrorCode.Unavailable, $"{at} cannot be listened on: {e.Message}", e);
        }

        string bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new PlannerHost(app) { Address = bound };
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
