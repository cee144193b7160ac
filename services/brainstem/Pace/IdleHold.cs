namespace Robotics.Brainstem.Pace;

/// <summary>Holds a simulated arm in real time while nothing is commanded: the world goes on, as around a real one.</summary>
public sealed class IdleHold : IAsyncDisposable
{
    /// <summary>How often it looks whether something is commanded.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>A commander that thinks for less than this between two chunks is not idle.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(25);

    private readonly SimulatedServoBody _body;
    private readonly PacedDriver _driver;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _holding;

    /// <param name="body">The body over <paramref name="driver"/>; the caller keeps both, and disposes this first.</param>
    /// <param name="driver">Told that what is played now takes no body time.</param>
    /// <param name="clock">Real time.</param>
    public IdleHold(SimulatedServoBody body, PacedDriver driver, TimeProvider clock)
    {
        (_body, _driver, _clock) = (body, driver, clock);
        _holding = HoldAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _holding;
        _end.Dispose();
    }

    private async Task HoldAsync()
    {
        TimeSpan period = _body.Description.ServoPeriod, owed = TimeSpan.Zero;
        using PeriodicTimer timer = new(Tick, _clock);
        try
        {
            for (long last = _clock.GetTimestamp(); await timer.WaitForNextTickAsync(_end.Token);)
            {
                long now = _clock.GetTimestamp();
                TimeSpan passed = _clock.GetElapsedTime(last, now);
                last = now;
                owed += passed < Tick * 5 ? passed : Tick * 5;
                if (_body.Over.HoldWhileIdle(_driver, (int)(owed / period), Patience)) owed -= period * (int)(owed / period);
                else owed = TimeSpan.Zero;
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The body is done with.
        }
    }
}
