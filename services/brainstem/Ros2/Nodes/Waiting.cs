namespace Robotics.Brainstem.Ros2.Nodes;

/// <summary>Waiting for what discovery brings and nobody announces.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <returns>False when the time is over first.</returns>
    public static async Task<bool> UntilAsync(Func<bool> holds, TimeSpan most, TimeProvider clock, CancellationToken ct)
    {
        long start = clock.GetTimestamp();
        using PeriodicTimer timer = new(Interval, clock);
        while (!holds())
        {
            if (clock.GetElapsedTime(start) > most) return false;
            await timer.WaitForNextTickAsync(ct);
        }

        return true;
    }
}
