using Robotics.Brainstem;
using Robotics.Brainstem.RealTime;
using Robotics.Host.Composition;
using Robotics.Robots;
using Robotics.Sim.Bodies;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Scenes;

namespace Robotics.Benchmarks.Servo;

/// <summary>
/// How late the servo loop wakes up, beside a bare native loop with the same priority that sleeps to the same deadlines: the two take turns. The servo loop is the
/// real one: chunks through the safety filter to the simulated arm, which is stepped in each period.
/// </summary>
internal static class ServoBenchmark
{
    private const int Turns = 4;
    private const double TurnSeconds = 5;

    /// <summary>Some chunks: what their ends make once is made then.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static SortedDictionary<string, object> Run() => new(StringComparer.Ordinal)
    {
        ["at500Hz"] = Measure(TimeSpan.FromMilliseconds(2)),
        ["at1kHz"] = Measure(TimeSpan.FromMilliseconds(1)),
    };

    private static SortedDictionary<string, object> Measure(TimeSpan period)
    {
        using NativeLoop native = new();
        Latencies bare = new();
        using IEpisode episode = Suites.Scene("tabletop").Open(new SceneTask("move", "move", static _ => false), 0);
        MeasuredDriver measured = new(episode.Driver, period);
        DeadlineDriver paced = new(measured);
        using MujocoRobotModel model = new(RobotCatalog.Load(episode.Driver.Describe().RobotName));
        using ServoBody body = new(paced, model, new ServoBodyOptions { RealTime = true });
        int count = (int)(TurnSeconds / period.TotalSeconds);
        PlayAsync(body, () => measured.Periods * period < WarmUp).GetAwaiter().GetResult();
        measured.Steady = true;
        for (int turn = 0; turn < Turns; turn++)
        {
            native.Run(period, count, bare);
            long from = measured.Periods;
            PlayAsync(body, () => measured.Periods - from < count).GetAwaiter().GetResult();
        }

        return new(StringComparer.Ordinal)
        {
            ["native"] = Summary(bare),
            ["servo"] = Summary(paced.Clock.Lateness),
            ["ratioP99"] = Math.Round(paced.Clock.Lateness.Percentile(0.99) / bare.Percentile(0.99), 2),
            ["missedDeadlines"] = paced.Clock.Missed,
            ["periods"] = measured.Periods,
            ["allocatingPeriods"] = measured.Allocating,
            ["managedBytes"] = measured.Bytes,
            ["firstBytes"] = measured.FirstBytes,
            ["refused"] = body.Timing.Refused,
        };
    }

    private static async Task PlayAsync(ServoBody body, Func<bool> goOn)
    {
        ActionSpace space = body.Description.ActionSpaces.First(s => s.Kind == ActionKind.OscPoseDelta);
        CommandLease lease = await body.AcquireAsync("bench", CancellationToken.None);
        RandomStream random = new(0, 0, "servo bench");
        for (long sequence = 1; goOn(); sequence++)
        {
            Observation now = await body.ObserveAsync(ObservationRequest.Proprioception, CancellationToken.None);
            double[] row = [random.NextBetween(-0.3, 0.3), random.NextBetween(-0.3, 0.3), random.NextBetween(-0.1, 0.1), 0, 0, 0, -1];
            ActionChunk chunk = new()
            {
                Space = space,
                TaskId = "bench",
                SubgoalId = "bench",
                Epoch = lease.Epoch,
                Sequence = sequence,
                ComputedFrom = now.Time,
                FirstStep = now.Step,
                Values = [.. Enumerable.Repeat(row, 10).SelectMany(r => r)],
            };
            await body.ExecuteAsync(lease, chunk, CancellationToken.None);
        }
    }

    private static SortedDictionary<string, object> Summary(Latencies late) => new(StringComparer.Ordinal)
    {
        ["n"] = late.Count,
        ["p50Us"] = Math.Round(late.Percentile(0.5), 1),
        ["p99Us"] = Math.Round(late.Percentile(0.99), 1),
        ["p999Us"] = Math.Round(late.Percentile(0.999), 1),
        ["maxUs"] = Math.Round(late.WorstMicroseconds, 1),
        ["upToUsCount"] = late.Bins().Select(b => FormattableString.Invariant($"{b.UpToMicroseconds:F1}: {b.Count}")).ToArray(),
    };
}
