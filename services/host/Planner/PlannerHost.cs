using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Robotics.Cortex.EmbodiedBench;
using Robotics.Host.Composition;
using Robotics.Host.Serving;

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
        return new PlannerHost(app) { Address = await WebStart.ListenAsync(app, $"{at}", ct) };
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
