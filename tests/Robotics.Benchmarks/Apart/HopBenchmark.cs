using System.Diagnostics;
using System.Globalization;
using Robotics.Host.Security;
using Robotics.Protos.Access;
using Robotics.Protos.Brainstem;
using Robotics.Protos.Calls;

namespace Robotics.Benchmarks.Apart;

/// <summary>What one hop between two processes costs, over a Unix socket and over mutual TLS: an observation without pictures (1 kB), one with a 256×256 picture, and an empty command.</summary>
/// <remarks>Beside the clock it counts bytes allocated and processor time a call in both processes, which other programs do not lengthen, and full collections.</remarks>
internal static class HopBenchmark
{
    private const int WarmUp = 3000, Calls = 4000, Pictures = 3000;
    private static readonly ObservationRequest WithPicture = new(true, [new CameraRequest("c", 256, 256)]);

    public static SortedDictionary<string, object> Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<SortedDictionary<string, object>> RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("robotics-hops").FullName;
        try
        {
            CertificateAuthority.Init(folder, ["body", Caller], ["127.0.0.1"], renew: false, TimeProvider.System);
            return new(StringComparer.Ordinal)
            {
                ["unixSocket"] = await OverAsync($"unix:{Path.Combine(folder, "body.sock")}", null),
                ["mutualTls"] = await OverAsync("127.0.0.1:0", folder),
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Who may observe and command: the only region that may do both.</summary>
    private static string Caller => "cerebellum";

    private static async Task<SortedDictionary<string, object>> OverAsync(string address, string? certificates)
    {
        using Process server = Program([HopServer.Verb, address, .. certificates is null ? (string[])[] : [certificates]]);
        try
        {
            string answers = (await server.StandardOutput.ReadLineAsync())!.Replace("https://", "", StringComparison.Ordinal);
            RegionChannelOptions options = new() { Security = certificates is null ? null : new ChannelSecurity(new CertificateFolder(certificates, Caller).ForRegion, null) };
            using RegionChannel channel = new("body", answers, options);
            using BodyClient body = new(channel);
            await body.RefreshAsync(CancellationToken.None);
            // All three are warm before the first is timed: the compiler works beside the calls for a while.
            foreach (int _ in Enumerable.Range(0, 2))
            {
                await WarmAsync(() => body.ObserveAsync(ObservationRequest.TracksOnly, CancellationToken.None));
                await WarmAsync(() => body.ObserveAsync(WithPicture, CancellationToken.None));
                await WarmAsync(() => body.ExecuteAsync(new CommandLease("bench", 1), Chunk(body.Description), CancellationToken.None));
            }

            return new(StringComparer.Ordinal)
            {
                ["observation"] = await TimedAsync(server, Calls, () => body.ObserveAsync(ObservationRequest.TracksOnly, CancellationToken.None)),
                ["picture256"] = await TimedAsync(server, Pictures, () => body.ObserveAsync(WithPicture, CancellationToken.None)),
                ["command"] = await TimedAsync(server, Calls, () => body.ExecuteAsync(new CommandLease("bench", 1), Chunk(body.Description), CancellationToken.None)),
            };
        }
        finally
        {
            server.Kill();
        }
    }

    /// <summary>Starts this program once more.</summary>
    private static Process Program(string[] args) => Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, [Environment.GetCommandLineArgs()[0], .. args]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private static ActionChunk Chunk(BodyDescription body) => new()
    {
        Space = body.ActionSpaces[0],
        TaskId = "t",
        SubgoalId = "s",
        Epoch = 1,
        Sequence = 1,
        ComputedFrom = TimeSpan.Zero,
        FirstStep = 0,
        Values = [0, 0, 0, 0, 0, 0, 1],
    };

    private static async Task WarmAsync<T>(Func<ValueTask<T>> call)
    {
        for (int i = 0; i < WarmUp; i++) await call();
    }

    private static async Task<SortedDictionary<string, double>> TimedAsync<T>(Process server, int calls, Func<ValueTask<T>> call)
    {
        double[] took = new double[calls];
        Used before = await UsedAsync(server);
        Used here = Used.Here;
        for (int i = 0; i < calls; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await call();
            took[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Used hereAfter = Used.Here, after = await UsedAsync(server);
        Array.Sort(took);
        return new(StringComparer.Ordinal)
        {
            ["p50Us"] = Math.Round(took[calls / 2]),
            ["p99Us"] = Math.Round(took[calls * 99 / 100]),
            ["leastUs"] = Math.Round(took[0]),
            ["allocatedBytes"] = Math.Round((hereAfter.Bytes - here.Bytes) / calls),
            ["allocatedBytesThere"] = Math.Round((after.Bytes - before.Bytes) / calls),
            ["gen2Collections"] = hereAfter.Gen2 - here.Gen2,
            ["gen2CollectionsThere"] = after.Gen2 - before.Gen2,
            ["processorUs"] = Math.Round((hereAfter.Microseconds - here.Microseconds) / calls),
            ["processorUsThere"] = Math.Round((after.Microseconds - before.Microseconds) / calls),
        };
    }

    private static async Task<Used> UsedAsync(Process server)
    {
        await server.StandardInput.WriteLineAsync();
        double[] numbers = [.. (await server.StandardOutput.ReadLineAsync())!.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
        return new(numbers[0], numbers[1], (int)numbers[2]);
    }

    /// <summary>What a process has used so far.</summary>
    private readonly record struct Used(double Bytes, double Microseconds, int Gen2)
    {
        public static Used Here => new(GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime.TotalMicroseconds, GC.CollectionCount(2));
    }
}
