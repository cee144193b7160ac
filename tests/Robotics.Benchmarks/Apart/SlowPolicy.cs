using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Robotics.Host.Serving;

namespace Robotics.Benchmarks.Apart;

/// <summary>A policy server as openpi's that thinks for a second about each question, and then wants nothing to be moved.</summary>
internal sealed class SlowPolicy : IAsyncDisposable
{
    private const int Horizon = 10, Dimension = 7;
    private static readonly TimeSpan Thinks = TimeSpan.FromSeconds(1);

    private readonly WebApplication _server;

    private SlowPolicy(WebApplication server, string folder) => (_server, Folder) = (server, folder);

    /// <summary>Has its policy.json.</summary>
    public string Folder { get; }

    public static async Task<SlowPolicy> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0));
        WebApplication server = builder.Build();
        server.UseWebSockets();
        server.Run(async context =>
        {
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            await AnswerAsync(socket, context.RequestAborted);
        });
        string address = await WebStart.ListenAsync(server, "127.0.0.1:0", CancellationToken.None);
        string folder = Directory.CreateTempSubdirectory("robotics-slow").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "policy.json"), $$"""
            { "schema": 1, "backend": "openpi", "embodiment": "panda",
              "actions": { "kind": "osc_pose_delta", "frame": "world", "scale": [0.05, 0.05, 0.05, 0.5, 0.5, 0.5], "horizon": {{Horizon}}, "executionHorizon": 5 },
              "pictures": [{ "name": "observation/image", "camera": "agentview", "captureWidth": 64, "captureHeight": 64 }],
              "state": { "name": "observation/state", "components": ["tcp_position", "tcp_axis_angle", "gripper_fingers"] },
              "language": { "name": "prompt", "form": "text" },
              "remote": { "address": "{{address.Replace("http://", "ws://", StringComparison.Ordinal)}}" } }
            """);
        return new SlowPolicy(server, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task AnswerAsync(WebSocket socket, CancellationToken ct)
    {
        byte[] question = new byte[1 << 20], answer = Answer();
        try
        {
            await socket.SendAsync(new byte[] { 0x80 }, WebSocketMessageType.Binary, true, ct);
            while (true)
            {
                WebSocketReceiveResult part = await socket.ReceiveAsync(question, ct);
                if (part.MessageType == WebSocketMessageType.Close) return;
                if (!part.EndOfMessage) continue;
                await Task.Delay(Thinks, TimeProvider.System, ct);
                await socket.SendAsync(answer, WebSocketMessageType.Binary, true, ct);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // Whoever asked has gone.
        }
    }

    /// <summary>MessagePack: <c>{"actions": {"__ndarray__": true, "data": …, "dtype": "&lt;f4", "shape": [10, 7]}}</c>, all zeros.</summary>
    private static byte[] Answer()
    {
        const int Bytes = Horizon * Dimension * sizeof(float);
        return
        [
            0x81, .. Text("actions"), 0x84, .. Text("__ndarray__"), 0xc3, .. Text("data"), 0xc5, Bytes >> 8, Bytes & 255, .. new byte[Bytes],
            .. Text("dtype"), .. Text("<f4"), .. Text("shape"), 0x92, Horizon, Dimension,
        ];
    }

    private static byte[] Text(string text) => [(byte)(0xa0 | text.Length), .. System.Text.Encoding.ASCII.GetBytes(text)];
}
