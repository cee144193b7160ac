using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Robotics.Cerebellum.Policies.Serving;
using Robotics.Host.Serving;

namespace Robotics.Host.PolicyServing;

/// <summary>A policy as an openpi server: a websocket at every path, GET /healthz. Without encryption.</summary>
/// <remarks>Questions of all connections wait for each other: a policy answers one at a time. Inference runs off the socket's thread, so that pings are answered.</remarks>
internal sealed class PolicyHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<OpenPiAnswers> _answers;
    private readonly int _mostBytes;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private OpenPiAnswers? _last;

    private PolicyHost(WebApplication app, Func<OpenPiAnswers> answers, int mostBytes) => (_app, _answers, _mostBytes) = (app, answers, mostBytes);

    /// <summary>Where it answers: <c>ws://ADDRESS:PORT</c>.</summary>
    public string Address { get; private set; } = "";

    /// <param name="answers">What answers a connection.</param>
    /// <param name="at">An address of this machine; port 0 for a free one.</param>
    /// <param name="mostBytes">Longer questions are refused.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <exception cref="RoboticsException">Unavailable: the address is taken.</exception>
    public static async Task<PolicyHost> StartAsync(Func<OpenPiAnswers> answers, IPEndPoint at, int mostBytes, CancellationToken ct)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(at));
        WebApplication app = builder.Build();
        PolicyHost host = new(app, answers, mostBytes);
        app.UseWebSockets();
        app.MapGet("/healthz", () => "OK\n");
        app.Run(host.ServeAsync);
        host.Address = (await WebStart.ListenAsync(app, $"{at}", ct)).Replace("http://", "ws://", StringComparison.Ordinal);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _app.DisposeAsync();
        _end.Dispose();
        _turn.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _end.Token);
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        try
        {
            await ConverseAsync(socket, end.Token);
        }
        catch (RoboticsException e)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(e.Message), WebSocketMessageType.Text, true, end.Token);
            await socket.CloseAsync(WebSocketCloseStatus.InternalServerError, "Internal server error. Its text is in the previous frame.", end.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The other side is gone, or this one ends.
        }
    }

    private async Task ConverseAsync(WebSocket socket, CancellationToken ct)
    {
        OpenPiAnswers answers = _answers();
        await socket.SendAsync(answers.Metadata(), WebSocketMessageType.Binary, true, ct);
        while (await ReceiveAsync(socket, ct) is { } question)
        {
            await _turn.WaitAsync(ct);
            byte[] answer;
            try
            {
                if (_last != answers) answers.BeginAnew();
                _last = answers;
                answer = await Task.Run(() => answers.AnswerAsync(question, ct).AsTask(), ct);
            }
            finally
            {
                _turn.Release();
            }

            await socket.SendAsync(answer, WebSocketMessageType.Binary, true, ct);
        }
    }

    /// <summary>A whole message; null when the other side ends the conversation.</summary>
    private async Task<byte[]?> ReceiveAsync(WebSocket socket, CancellationToken ct)
    {
        byte[] part = new byte[1 << 16];
        using MemoryStream message = new();
        while (true)
        {
            ValueWebSocketReceiveResult got = await socket.ReceiveAsync(part.AsMemory(), ct);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", ct);
                return null;
            }

            message.Write(part, 0, got.Count);
            if (message.Length > _mostBytes) throw RoboticsException.Invalid("The length of the observation", $"more than {_mostBytes} bytes", $"up to {_mostBytes}");
            if (got.EndOfMessage) return message.ToArray();
        }
    }
}
