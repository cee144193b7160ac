using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Robotics.Tests.Models;

/// <summary>A real HTTP server on loopback that speaks OpenAI's chat protocol and Anthropic's messages protocol, and answers as a test says.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<ModelQuestion, ServerAnswer> _answer;
    private readonly ConcurrentQueue<ModelQuestion> _questions = new();
    private int _count;

    private ModelServer(WebApplication app, Func<ModelQuestion, ServerAnswer> answer) => (_app, _answer) = (app, answer);

    public IReadOnlyList<ModelQuestion> Questions => [.. _questions];

    /// <summary>Without <c>/v1</c>.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<ModelServer> StartAsync(Func<ModelQuestion, ServerAnswer> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        ModelServer server = new(app, answer);
        app.MapPost("/v1/chat/completions", (HttpContext context) => server.AnswerAsync(context, OpenAi));
        app.MapPost("/v1/messages", (HttpContext context) => server.AnswerAsync(context, Anthropic));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Func<string, object> protocol)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        string? key = context.Request.Headers["x-api-key"].FirstOrDefault() ?? context.Request.Headers.Authorization.FirstOrDefault()?["Bearer ".Length..];
        ModelQuestion question = new(Interlocked.Increment(ref _count), body.RootElement.Clone(), key);
        _questions.Enqueue(question);
        switch (_answer(question))
        {
            case ServerAnswer.Said said:
                await context.Response.WriteAsJsonAsync(protocol(said.Text), context.RequestAborted);
                break;
            case ServerAnswer.Refused refused:
                context.Response.StatusCode = refused.Status;
                await context.Response.WriteAsJsonAsync(new { error = new { message = refused.Message, type = "error" } }, context.RequestAborted);
                break;
            case ServerAnswer.Babbled babbled:
                await context.Response.WriteAsync(babbled.Body, context.RequestAborted);
                break;
            case ServerAnswer.Cut:
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("{\"id\":", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                break;
            default:
                TaskCompletionSource gone = new();
                await using (context.RequestAborted.Register(gone.SetResult)) await gone.Task;
                break;
        }
    }

    private static object OpenAi(string text) => new
    {
        id = "c1",
        @object = "chat.completion",
        created = 1,
        model = "loopback",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = text } } },
        usage = new { prompt_tokens = 100, completion_tokens = 20, total_tokens = 120 },
    };

    private static object Anthropic(string text)
    {
        object content;
        try
        {
            content = new { type = "tool_use", id = "t1", name = "answer", input = JsonSerializer.Deserialize<JsonElement>(text) };
        }
        catch (JsonException)
        {
            content = new { type = "text", text };
        }

        return new { id = "m1", type = "message", role = "assistant", model = "loopback", content = new[] { content }, stop_reason = "tool_use", usage = new { input_tokens = 100, output_tokens = 20 } };
    }
}
