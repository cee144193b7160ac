namespace Robotics.Benchmarks.Servo;

/// <summary>A driver at a rate of the bench's choice that notes what the servo thread allocates from one period to the next.</summary>
internal sealed class MeasuredDriver(IRobotDriver driver, TimeSpan period) : IRobotDriver
{
    private long _before;
    private volatile bool _steady;

    /// <summary>Servo periods so far.</summary>
    public long Periods { get; private set; }

    /// <summary>What counts from now on is the steady state: what is made once has been made.</summary>
    public bool Steady
    {
        get => _steady;
        set => _steady = value;
    }

    /// <summary>Managed bytes before that.</summary>
    public long FirstBytes { get; private set; }

    /// <summary>Periods of the steady state in which the thread allocated something.</summary>
    public long Allocating { get; private set; }

    /// <summary>Managed bytes in all of them.</summary>
    public long Bytes { get; private set; }

    public BodyDescription Describe() => driver.Describe() with { ServoPeriod = period };

    public void Read(ref BodyState state) => driver.Read(ref state);

    public void Write(in ServoCommand command) => driver.Write(command);

    public StepResult WaitNextPeriod()
    {
        long now = GC.GetAllocatedBytesForCurrentThread();
        long allocated = Periods++ > 0 ? now - _before : 0;
        if (!_steady) FirstBytes += allocated;
        else if (allocated > 0)
        {
            Allocating++;
            Bytes += allocated;
        }

        StepResult result = driver.WaitNextPeriod();
        _before = GC.GetAllocatedBytesForCurrentThread();
        return result;
    }
}
