using System.Runtime.InteropServices;

namespace Robotics.Brainstem.RealTime;

/// <summary>What real time asks of Linux: absolute sleeps on the monotonic clock, a real-time priority, memory that stays.</summary>
internal static partial class LinuxClock
{
    private const int Monotonic = 1, Absolute = 1, Fifo = 1, LockCurrentFutureOnFault = 1 | 2 | 4;
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Nanoseconds of CLOCK_MONOTONIC.</summary>
    public static long Now
    {
        get
        {
            _ = clock_gettime(Monotonic, out TimeSpec now);
            return (now.Seconds * NanosecondsPerSecond) + now.Nanoseconds;
        }
    }

    /// <exception cref="RoboticsException">Unsupported: not on Linux.</exception>
    public static void Require()
    {
        if (!OperatingSystem.IsLinux())
            throw new RoboticsException(ErrorCode.Unsupported, $"Real time needs Linux's clock_nanosleep; this is {RuntimeInformation.OSDescription}.");
    }

    /// <summary>Returns at <paramref name="deadline"/>, ns of <see cref="Now"/>, or a little later; at once when it has passed.</summary>
    public static void SleepUntil(long deadline)
    {
        TimeSpec until = new(deadline / NanosecondsPerSecond, deadline % NanosecondsPerSecond);
        while (clock_nanosleep(Monotonic, Absolute, until, 0) != 0)
        {
            // Interrupted by a signal: the deadline is absolute, so sleeping on loses nothing.
        }
    }

    /// <summary>First in, first out before everything that is not real time, for the calling thread. Null when granted, else why not.</summary>
    /// <param name="priority">1 to 99.</param>
    public static string? BecomeRealTime(int priority) => sched_setscheduler(0, Fifo, priority) == 0
        ? null
        : $"SCHED_FIFO was refused ({Marshal.GetLastPInvokeErrorMessage()}): give the process CAP_SYS_NICE or an rtprio limit of {priority}";

    /// <summary>Keeps the process's memory from being paged out. Null when granted, else why not.</summary>
    public static string? LockMemory() => mlockall(LockCurrentFutureOnFault) == 0
        ? null
        : $"mlockall was refused ({Marshal.GetLastPInvokeErrorMessage()}): give the process CAP_IPC_LOCK or a larger memlock limit";

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int clock_gettime(int clock, out TimeSpec now);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int clock_nanosleep(int clock, int flags, in TimeSpec until, nint remaining);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int sched_setscheduler(int thread, int policy, in int priority);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int mlockall(int flags);

    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}
