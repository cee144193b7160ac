using Robotics.Brainstem.Ros2.Messages.BuiltinInterfaces;

namespace Robotics.Brainstem.Ros2.Nodes;

/// <summary>ROS times and durations, to and from <see cref="TimeSpan"/> (100 ns). A time counts from 1970, or from the start of a simulation.</summary>
internal static class RosTime
{
    private const int NanosecondsPerTick = 100;

    public static TimeSpan ToTimeSpan(this Time time) => new((time.Sec * TimeSpan.TicksPerSecond) + (time.Nanosec / NanosecondsPerTick));

    public static TimeSpan ToTimeSpan(this Duration duration) => new((duration.Sec * TimeSpan.TicksPerSecond) + (duration.Nanosec / NanosecondsPerTick));

    public static Time ToTime(this TimeSpan time)
    {
        (int sec, uint nanosec) = Split(time);
        return new() { Sec = sec, Nanosec = nanosec };
    }

    public static Duration ToDuration(this TimeSpan duration)
    {
        (int sec, uint nanosec) = Split(duration);
        return new() { Sec = sec, Nanosec = nanosec };
    }

    private static (int Sec, uint Nanosec) Split(TimeSpan time)
    {
        long seconds = Math.DivRem(time.Ticks, TimeSpan.TicksPerSecond, out long rest);
        if (rest < 0) (seconds, rest) = (seconds - 1, rest + TimeSpan.TicksPerSecond);
        return ((int)seconds, (uint)(rest * NanosecondsPerTick));
    }
}
