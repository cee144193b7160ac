namespace Robotics.Brainstem.RealTime;

/// <summary>A driver whose periods end on a real clock: a simulator, or a robot that does not wait itself.</summary>
public sealed class PacedDriver(IRobotDriver driver) : IRobotDriver
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
