using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Brainstem.Ros2.Cyclone;
using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Messages.StdMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Benchmarks;

/// <summary>The other process of the ROS 2 benchmark. It ends when its standard input does, and then prints the processor seconds that it used.</summary>
internal static class RosPeer
{
    public const string Verb = "ros2-peer", Echo = "echo", TypedEcho = "typed-echo", Pictures = "pictures";

    public const int Width = 640, Height = 480, PicturesPerSecond = 30;

    /// <summary>What ddsperf pings with: reliable, only the newest kept.</summary>
    public static Qos LikePerf { get; } = new(1, Reliable: true, TransientLocal: false);

    /// <summary>Only this machine, and a domain of the benchmark's own.</summary>
    public static CycloneSettings Settings { get; } = new() { Domain = 93, LocalhostOnly = true };

    public static async Task<int> RunAsync(string mode)
    {
        using CycloneTransport transport = new(Settings, NullLogger.Instance);
        using RosNode node = new(transport, "peer");
        using CancellationTokenSource end = new();
        Task work = mode switch
        {
            Pictures => PublishPicturesAsync(node, end.Token),
            TypedEcho => TypedEchoAsync(node, end.Token),
            _ => EchoAsync(transport, end.Token),
        };
        await Console.In.ReadToEndAsync();
        await end.CancelAsync();
        await work;
        Console.WriteLine(Environment.CpuUsage.TotalTime.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task EchoAsync(CycloneTransport transport, CancellationToken ct)
    {
        using ITransportNode node = transport.CreateNode("/", "echo");
        using ITransportPublisher pong = node.CreatePublisher("/pong", UInt8MultiArray.RosType, LikePerf);
        using ITransportSubscription ping = node.CreateSubscription("/ping", UInt8MultiArray.RosType, LikePerf, (ref reader) => pong.Publish(reader.Message));
        await EndAsync(ct);
    }

    private static async Task TypedEchoAsync(RosNode node, CancellationToken ct)
    {
        using Publisher<UInt8MultiArray> pong = node.Publisher<UInt8MultiArray>("/pong", LikePerf);
        using ITransportSubscription ping = node.Subscribe<UInt8MultiArray>("/ping", LikePerf, pong.Publish);
        await EndAsync(ct);
    }

    private static async Task PublishPicturesAsync(RosNode node, CancellationToken ct)
    {
        using Publisher<Image> pictures = node.Publisher<Image>("/image_raw", Qos.SensorData);
        Image picture = new() { Width = Width, Height = Height, Encoding = "rgb8", Step = 3 * Width, Data = new byte[3 * Width * Height] };
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1.0 / PicturesPerSecond));
        try
        {
            while (await timer.WaitForNextTickAsync(ct)) pictures.Publish(picture);
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private static async Task EndAsync(CancellationToken ct)
    {
        TaskCompletionSource ended = new();
        await using CancellationTokenRegistration registration = ct.Register(ended.SetResult);
        await ended.Task;
    }
}
