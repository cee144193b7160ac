using System.Diagnostics;
using Robotics.Protos.Brainstem;
using Robotics.Protos.Calls;

namespace Robotics.Benchmarks.Apart;

/// <summary>What one hop between two processes costs over a Unix socket: an observation without pictures (1 kB), one with a 256×256 picture, and an empty command.</summary>
internal static class HopBenchmark
{
    private const int WarmUp = 500, Calls = 4000, Pictures = 1000;
    private static readonly ObservationRequest WithPicture = new(true, [new CameraRequest("c", 256, 256)]);

    public static SortedDictionary<string, object> Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<SortedDictionary<string, object>> RunAsync()
    {
        string socket = Path.Combine(Directory.CreateTempSubdirectory("robotics-hops").FullName, "body.sock");
        using Process server = Program(HopServer.Verb, $"unix:{socket}");
        try
        {
            await server.StandardOutput.ReadLineAsync();
            using RegionChannel channel = new("body", $"unix:{socket}");
            using BodyClient body = new(channel);
            await body.RefreshAsync(CancellationToken.None);
            int collections = GC.CollectionCount(2);
            SortedDictionary<string, object> result = new(StringComparer.Ordinal)
            {
                ["observationUs"] = await TimedAsync(Calls, () => body.ObserveAsync(ObservationRequest.TracksOnly, CancellationToken.None)),
                ["picture256Us"] = await TimedAsync(Pictures, () => body.ObserveAsync(WithPicture, CancellationToken.None)),
                ["commandUs"] = await TimedAsync(Calls, () => body.ExecuteAsync(new CommandLease("bench", 1), Chunk(body.Description), CancellationToken.None)),
            };
            result["gen2Collections"] = GC.CollectionCount(2) - collections;
            return result;
        }
        finally
        {
            server.Kill();
            Directory.Delete(Path.GetDirectoryName(socket)!, recursive: true);
        }
    }

    /// <summary>Starts this program once more.</summary>
    private static Process Program(params string[] args) => Process.Start(
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

    private static async Task<SortedDictionary<string, double>> TimedAsync<T>(int calls, Func<ValueTask<T>> call)
    {
        for (int i = 0; i < WarmUp; i++) await call();
        double[] took = new double[calls];
        for (int i = 0; i < calls; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await call();
            took[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(took);
        return new(StringComparer.Ordinal) { ["p50"] = Math.Round(took[calls / 2]), ["p99"] = Math.Round(took[calls * 99 / 100]), ["least"] = Math.Round(took[0]) };
    }
}
