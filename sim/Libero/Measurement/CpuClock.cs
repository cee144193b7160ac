namespace Robotics.Sim.Libero.Measurement;

/// <summary>CPU time of the process, which other programs on the machine disturb less than wall time.</summary>
internal static class CpuClock
{
    /// <summary>Milliseconds that an action takes.</summary>
    public static double Time(Action action)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    /// <summary>The best of some rounds.</summary>
    public static double Best(int rounds, Action action)
    {
        double best = double.PositiveInfinity;
        for (int round = 0; round < rounds; round++) best = Math.Min(best, Time(action));
        return best;
    }
}
