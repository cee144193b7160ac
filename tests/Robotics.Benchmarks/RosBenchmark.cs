using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Brainstem.Ros2.Cdr;
using Robotics.Brainstem.Ros2.Cyclone;
using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Messages.StdMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Benchmarks;

/// <summary>Round trips between two processes on the loopback interface beside those of Cyclone's own <c>ddsperf</c>, and what a stream of pictures costs.</summary>
internal static partial class RosBenchmark
{
    /// <summary>Until then our code is still being compiled for good, s; how long is measured afterwards; and for how long ddsperf, which tells of each second.</summary>
    private const int WarmUpSeconds = 4, TripSeconds = 5, PerfSeconds = 8;

    private const int PictureSeconds = 10;
    private const string Perf = "ddsperf", PerfPackage = "cyclonedds-tools";
    private static readonly int[] Sizes = [64, 65_536];

    public static SortedDictionary<string, object> Run()
    {
        SortedDictionary<string, object> results = new(StringComparer.Ordinal);
        foreach (int size in Sizes)
        {
            double[] ours = RoundTrips(size, RosPeer.Echo), typed = RoundTrips(size, RosPeer.TypedEcho), perf = PerfRoundTrips(size);
            results[FormattableString.Invariant($"roundTrip{size}")] = new SortedDictionary<string, object>(StringComparer.Ordinal)
            {
                ["p50Us"] = ours[0],
                ["minUs"] = ours[1],
                ["typedP50Us"] = typed[0],
                ["ddsperfP50Us"] = perf[0],
                ["ddsperfMinUs"] = perf[1],
                ["ratioP50"] = Math.Round(ours[0] / perf[0], 2),
            };
        }

        results["pictures640x480at30Hz"] = Pictures();
        return results;
    }

    /// <param name="size">Bytes of data in the message.</param>
    /// <param name="echo">Whether the two sides move serialized bytes, or read and write messages.</param>
    private static double[] RoundTrips(int size, string echo)
    {
        using Process peer = Start(echo);
        using CycloneTransport transport = new(RosPeer.Settings, NullLogger.Instance);
        using ITransportNode node = transport.CreateNode("/", "pinger");
        using ITransportPublisher ping = node.CreatePublisher("/ping", UInt8MultiArray.RosType, RosPeer.LikePerf);
        CdrWriter writer = new();
        UInt8MultiArray message = new() { Data = new byte[size] };
        byte[] bytes = writer.Serialize(message).ToArray();
        List<double> microseconds = new(1 << 20);
        using ManualResetEventSlim done = new();
        long sent = 0, first = 0;
        int count = 0;
        using ITransportSubscription pong = node.CreateSubscription("/pong", UInt8MultiArray.RosType, RosPeer.LikePerf, (ref reader) =>
        {
            if (echo == RosPeer.TypedEcho) message = UInt8MultiArray.Read(ref reader);
            long now = Stopwatch.GetTimestamp();
            if (count++ == 0) first = now;
            double seconds = Stopwatch.GetElapsedTime(first, now).TotalSeconds;
            if (seconds > WarmUpSeconds) microseconds.Add(Stopwatch.GetElapsedTime(sent, now).TotalMicroseconds);
            if (seconds > WarmUpSeconds + TripSeconds) done.Set();
            else Ping();
        });
        Wait(() => ping.Matched > 0 && pong.Matched > 0);

        // The peer may not have found the subscription yet when it answers: then nothing comes back, and the first ping is sent again.
        int last = -1;
        while (!done.Wait(TimeSpan.FromSeconds(0.5)))
        {
            if (Volatile.Read(ref count) == last || last < 0) Ping();
            last = Volatile.Read(ref count);
        }

        End(peer);
        microseconds.Sort();
        return [Math.Round(microseconds[microseconds.Count / 2], 1), Math.Round(microseconds[0], 1)];

        void Ping()
        {
            sent = Stopwatch.GetTimestamp();
            ping.Publish(echo == RosPeer.TypedEcho ? writer.Serialize(message) : bytes);
        }
    }

    private static SortedDictionary<string, object> Pictures()
    {
        using Process peer = Start(RosPeer.Pictures);
        using CycloneTransport transport = new(RosPeer.Settings, NullLogger.Instance);
        using RosNode node = new(transport, "viewer");
        int pictures = 0;
        TimeSpan used = default;
        long start = 0;
        using ManualResetEventSlim done = new();
        using ITransportSubscription subscription = node.Subscribe<Image>("/image_raw", Qos.SensorData, _ =>
        {
            if (pictures++ == 0) (used, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            if (pictures > PictureSeconds * RosPeer.PicturesPerSecond) done.Set();
        });
        done.Wait();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double receiver = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
        double sender = End(peer);
        return new(StringComparer.Ordinal)
        {
            ["receiverPercentOfACore"] = Math.Round(100 * receiver / seconds, 1),
            ["senderPercentOfACoreStartIncluded"] = Math.Round(100 * sender / seconds, 1),
            ["hz"] = Math.Round((pictures - 1) / seconds, 1),
        };
    }

    private static double[] PerfRoundTrips(int size)
    {
        using Process pong = StartPerf("-D", Text(2 * PerfSeconds), "pong");
        using Process ping = StartPerf("-D", Text(PerfSeconds), "ping", "size", Text(size));
        MatchCollection seconds = PerfLine().Matches(ping.StandardOutput.ReadToEnd());
        ping.WaitForExit();
        pong.Kill();
        if (seconds.Count == 0) throw new RoboticsException(ErrorCode.Unavailable, $"{Perf} measured nothing.");
        double trip = seconds.All(IsHalf) ? 2 : 1;
        double[] medians = [.. seconds.Select(m => trip * Number(m, "p50")).Order()];
        return [Math.Round(medians[medians.Length / 2], 1), Math.Round(trip * seconds.Min(m => Number(m, "min")), 1)];
    }

    /// <summary>
    /// ddsperf tells half of a round trip (process_pong of its source divides by two). It pings again as soon as it is answered: so many pings of whole round trips
    /// fill the second that they were counted in, and of half ones only half of it.
    /// </summary>
    private static bool IsHalf(Match second) => Number(second, "count") * Number(second, "mean") < 0.75 * 1e6;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static Process Start(string mode)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string argument in new[] { typeof(RosBenchmark).Assembly.Location, RosPeer.Verb, mode }) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static Process StartPerf(params string[] arguments)
    {
        ProcessStartInfo start = new(Perf) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments.Prepend("94").Prepend("-i")) start.ArgumentList.Add(argument);
        start.Environment["CYCLONEDDS_URI"] = RosPeer.Settings.ToConfiguration();
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new RoboticsException(ErrorCode.MissingDependency, $"{Perf} is missing. Install the package {PerfPackage}.", e);
        }
    }

    /// <summary>Processor seconds that the peer used.</summary>
    private static double End(Process peer)
    {
        peer.StandardInput.Close();
        string used = peer.StandardOutput.ReadToEnd();
        peer.WaitForExit();
        return double.Parse(used, CultureInfo.InvariantCulture);
    }

    private static void Wait(Func<bool> holds)
    {
        if (!Waiting.UntilAsync(holds, TimeSpan.FromSeconds(30), TimeProvider.System, default).GetAwaiter().GetResult())
            throw new RoboticsException(ErrorCode.Unavailable, "The two processes did not find each other within 30 s.");
    }

    [GeneratedRegex(@"size \d+ mean (?<mean>[\d.]+)us min (?<min>[\d.]+)us 50% (?<p50>[\d.]+)us.* cnt (?<count>\d+)")]
    private static partial Regex PerfLine();
}
