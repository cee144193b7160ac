namespace Robotics.Brainstem.RealTime;

/// <summary>A driver whose periods end at deadlines of the monotonic clock, slept to by the kernel: for the servo loop in real time. A simulator that anybody may pace is <see cref="Pace.PacedDriver"/>.</summary>
public sealed class DeadlineDriver(IRobotDriver driver) : IRobotDriver
{
    private bool _started;

    /// <summary>The deadlines and how they were kept.</summary>
    public PeriodicClock Clock { get; } = new(driver.Describe().ServoPeriod);

    public BodyDescription Describe() => driver.Describe();

    public void Read(ref BodyState state) => driver.Read(ref state);

    public void Write(in ServoCommand command) => driver.Write(command);

    public StepResult WaitNextPeriod()
    {
        if (!_started) Clock.Start();
        _started = true;
        StepResult result = driver.WaitNextPeriod();
        bool kept = Clock.Wait();
        return result == StepResult.Ok && !kept ? StepResult.Late : result;
    }
}
