namespace Robotics.Protos.Calls;

/// <summary>Cancels work whose caller has been silent for too long. Silence counts only while this process runs: one that stood still itself has heard nobody, and reads first what came meanwhile.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SilenceWatch : IDisposable
{
    /// <summary>How often it looks, and what one look may count at most.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5), Most = TimeSpan.FromMilliseconds(30);

    private readonly CancellationTokenSource _work;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _silence;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private TimeSpan _left;
    private long _looked;

    /// <param name="work">Cancelled.</param>
    /// <param name="first">How long the caller may be silent before he is heard for the first time.</param>
    /// <param name="silence">And after that.</param>
    /// <param name="clock">Real time.</param>
    public SilenceWatch(CancellationTokenSource work, TimeSpan first, TimeSpan silence, TimeProvider clock)
    {
        (_work, _silence, _clock, _left) = (work, silence, clock, first);
        _looked = clock.GetTimestamp();
        _timer = clock.CreateTimer(static watch => ((SilenceWatch)watch!).Check(), this, Look, Look);
    }

    /// <summary>The caller is alive.</summary>
    public void Hear()
    {
        lock (_lock)
        {
            if (_left > TimeSpan.Zero) _left = _silence;
        }
    }

    /// <summary>From then on nothing is cancelled.</summary>
    public void Dispose()
    {
        lock (_lock) _left = TimeSpan.Zero;
        _timer.Dispose();
    }

    private void Check()
    {
        lock (_lock)
        {
            long now = _clock.GetTimestamp();
            TimeSpan passed = _clock.GetElapsedTime(_looked, now);
            _looked = now;
            if (_left <= TimeSpan.Zero) return;
            _left -= passed < Most ? passed : Most;
            if (_left <= TimeSpan.Zero) _ = _work.CancelAsync();
        }
    }
}
