using Robotics.Brainstem;

namespace Robotics.Benchmarks.Servo;

/// <summary>
/// Real time from a loss until the arm is being stopped, the arm moving and led over ROS 2 by the real-time servo loop: the robot falls silent (lost network), a camera
/// does, or the commander does not say that it is alive (lost cortex). The robot is a simulated one in this process.
/// </summary>
internal static class StopBenchmark
{
    private const int Trials = 5;

    /// <summary>Loss → what brings it about, and what it takes for the arm to count as being stopped.</summary>
    public static SortedDictionary<string, object> Run() => new(StringComparer.Ordinal)
    {
        ["lostNetworkMs"] = Measure(static async cell => await cell.FallSilentAsync(), static body => body.Authority.Stop.Latched),
        ["lostCameraMs"] = Measure(static cell => Task.FromResult(cell.Blind()), static body => body.Authority.Stop.Latched),
        ["lostCortexMs"] = Measure(static cell => Task.FromResult(cell.Desert()), static body => body.Authority.Current.Epoch == 0),
    };

    private static double[] Measure(Func<MovingCell, Task<long>> lose, Func<ServoBody, bool> stopped) =>
        [.. Enumerable.Range(0, Trials).Select(_ => Math.Round(TrialAsync(lose, stopped).GetAwaiter().GetResult(), 1)).Order()];

    private static async Task<double> TrialAsync(Func<MovingCell, Task<long>> lose, Func<ServoBody, bool> stopped)
    {
        await using MovingCell cell = await MovingCell.StartAsync();
        await cell.MoveAsync();
        long lost = await lose(cell);
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(1));
        while (!stopped(cell.Body)) await timer.WaitForNextTickAsync();
        return (TimeProvider.System.GetElapsedTime(lost) - cell.Body.Authority.SinceLost).TotalMilliseconds;
    }
}
