using System.Globalization;

namespace Robotics.Training;

/// <summary>How long each stage of training took, on standard error and in a file that outlives runs that were cut short.</summary>
/// <param name="path">Tab-separated: stage, wall seconds, processor seconds of this process.</param>
/// <param name="clock">Measures wall time.</param>
internal sealed class StageTimes(string path, TimeProvider clock)
{
    private long _began = clock.GetTimestamp();
    private TimeSpan _used = Environment.CpuUsage.TotalTime;

    /// <summary>A stage has ended, which began when the last one ended.</summary>
    public void Ended(string stage)
    {
        (long now, TimeSpan used) = (clock.GetTimestamp(), Environment.CpuUsage.TotalTime);
        string line = string.Create(CultureInfo.InvariantCulture, $"{stage}\t{clock.GetElapsedTime(_began, now).TotalSeconds:F0}\t{(used - _used).TotalSeconds:F0}");
        File.AppendAllText(path, line + "\n");
        Console.Error.WriteLine($"{line} (wall seconds, processor seconds)");
        (_began, _used) = (now, used);
    }
}
