namespace Robotics.Brainstem.RealTime;

/// <summary>
/// Deadlines on a grid of the monotonic clock. A period whose work ends after its deadline is late: it is counted, and the next one begins at once. Whole periods that
/// have passed meanwhile are skipped, not made up for: the grid stays, and no burst of commands follows a stall.
/// </summary>
/// <remarks>One owner; the counts may be read by anybody. No allocation.</remarks>
public sealed class PeriodicClock
{
    private readonly long _period;
    private long _deadline;
    private long _missed;

    /// <exception cref="RoboticsException">Unsupported: not on Linux. InvalidArgument: the period is not positive.</exception>
    public PeriodicClock(TimeSpan period)
    {
        LinuxClock.Require();
        if (period <= TimeSpan.Zero) throw RoboticsException.Invalid("The period", period, "more than zero");
        _period = (long)(period.TotalSeconds * 1e9);
    }

    /// <summary>How late each wake-up was; periods that were late before they could sleep are in it with their lateness.</summary>
    public Latencies Lateness { get; } = new();

    /// <summary>Deadlines that were not kept, skipped ones included.</summary>
    public long Missed => Volatile.Read(ref _missed);

    /// <summary>The first deadline is one period from now.</summary>
    public void Start() => _deadline = LinuxClock.Now + _period;

    /// <summary>Returns at the deadline. False when it had passed.</summary>
    public bool Wait()
    {
        long over = LinuxClock.Now - _deadline;
        if (over > 0)
        {
            Lateness.Add(over);
            Volatile.Write(ref _missed, _missed + 1 + (over / _period));
            _deadline += _period * (1 + (over / _period));
            return false;
        }

        LinuxClock.SleepUntil(_deadline);
        Lateness.Add(LinuxClock.Now - _deadline);
        _deadline += _period;
        return true;
    }
}
