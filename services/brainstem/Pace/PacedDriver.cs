using Robotics.Brainstem.RealTime;

namespace Robotics.Brainstem.Pace;

/// <summary>A simulated arm in real time: each servo period takes as long as it says. Body time counts the periods in which something was commanded, as a robot's over ROS 2 does.</summary>
/// <remarks>Used by the thread that plays, like every driver; a machine that is slower than the arm makes the arm slower, and never lets it catch up by more than a moment.</remarks>
/// <param name="inner">The simulation; freed with this.</param>
/// <param name="clock">Real time.</param>
/// <param name="wait">Waits for so long, a millisecond or more; null for the thread's own wait.</param>
public sealed class PacedDriver(ISimulatedDriver inner, TimeProvider clock, Action<TimeSpan>? wait = null) : ISimulatedDriver, IBodySensors, IRestingDriver, IDisposable
{
    /// <summary>The thread's wait has this grain: what is less is made up for by the next period.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(1);

    /// <summary>What is caught up with at once, at most.</summary>
    private static readonly TimeSpan MostCatchUp = TimeSpan.FromMilliseconds(50);

    private readonly ManualResetEventSlim _never = new();
    private readonly TimeSpan _period = inner.Describe().ServoPeriod;
    private readonly IBodySensors? _sensors = inner as IBodySensors;
    private TimeSpan _rested;
    private TimeSpan _due;
    private long? _start;

    /// <summary>Whether the periods that follow are played while nothing is commanded: whoever plays them keeps the time, and in body time none passes.</summary>
    public bool Resting
    {
        get;
        set
        {
            field = value;
            _start = null;
        }
    }

    public BodyDescription Describe() => inner.Describe();

    public void Read(ref BodyState state)
    {
        inner.Read(ref state);
        state.Time -= _rested;
    }

    public void Write(in ServoCommand command) => inner.Write(command);

    public StepResult WaitNextPeriod()
    {
        StepResult result = inner.WaitNextPeriod();
        if (result is StepResult.Diverged or StepResult.Lost) return result;
        if (Resting)
        {
            _rested += _period;
            return result;
        }

        return Wait() ? result : StepResult.Late;
    }

    public ImmutableArray<Track> ReadTracks() => [.. (_sensors?.ReadTracks() ?? []).Select(t => t with { Time = t.Time - _rested })];

    public ImmutableArray<Detection> ReadDetections() =>
        [.. (_sensors?.ReadDetections() ?? []).Select(d => d with { Time = d.Time - _rested })];

    public CameraFrame Capture(CameraRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        CameraFrame frame = _sensors?.Capture(request) ?? throw RoboticsException.Unknown("camera", request.Camera, []);
        return frame with { Time = frame.Time - _rested };
    }

    /// <summary>The simulation's state: how long the arm has rested in real time is no part of it.</summary>
    public SimulatedState Save() => inner.Save();

    public void Restore(SimulatedState state) => inner.Restore(state);

    /// <summary>A copy that nobody paces: a future that is tried out does not wait.</summary>
    public ISimulatedDriver Fork() => inner.Fork();

    public void Dispose()
    {
        _never.Dispose();
        (inner as IDisposable)?.Dispose();
    }

    /// <summary>Waits until the period is over in real time; false when it was over already.</summary>
    private bool Wait()
    {
        _start ??= Restart();
        _due += _period;
        TimeSpan ahead = _due - clock.GetElapsedTime(_start.Value);
        if (ahead >= Grain) (wait ?? WaitHere)(ahead);
        if (ahead < -MostCatchUp) _start = null;
        return ahead > -_period;
    }

    private long Restart()
    {
        _due = TimeSpan.Zero;
        return clock.GetTimestamp();
    }

    private void WaitHere(TimeSpan time) => _never.Wait(time);
}
