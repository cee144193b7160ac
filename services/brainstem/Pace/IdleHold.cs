namespace Robotics.Brainstem.Pace;

/// <summary>Holds a simulated arm in real time while nothing is commanded: the world goes on, as around a real one.</summary>
public sealed class IdleHold : IAsyncDisposable
{
    /// <summary>How often it looks whether something is commanded.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>A commander that thinks for less than this between two chunks is not idle.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(25);

    private readonly SimulatedServoBody _body;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _holding;

    /// <param name="body">The body, over a <see cref="PacedDriver"/>; the caller keeps it, and disposes this first.</param>
    /// <param name="clock">Real time.</param>
    public IdleHold(SimulatedServoBody body, TimeProvider clock)
    {
        (_body, _clock) = (body, clock);
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
                if (_body.Over.HoldWhileIdle((int)(owed / period), Patience)) owed -= period * (int)(owed / period);
                else owed = TimeSpan.Zero;
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The body is done with.
        }
    }
}
