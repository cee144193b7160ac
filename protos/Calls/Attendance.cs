namespace Robotics.Protos.Calls;

/// <summary>Between two calls that move the arm, in real time: says that their caller is still there, and after a while without one that he pauses.</summary>
/// <remarks>Thread-safe. A caller that stands still says nothing: what he knew is then no ground for another command, and the other side takes none.</remarks>
/// <typeparam name="TRequest">What is said.</typeparam>
internal sealed class Attendance<TRequest> : IDisposable
    where TRequest : class
{
    /// <summary>Without a call for so long, the caller pauses. Longer than what is worked out between two calls of a skill.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly Interruption<TRequest> _says;
    private readonly Func<TRequest, ValueTask<bool>> _say;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _every;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private long _called;
    private bool _attends;

    /// <param name="says">What is said.</param>
    /// <param name="say">Says it; false when somebody else has the stream at this moment: a call, which says itself that its caller is there.</param>
    /// <param name="every">How often.</param>
    /// <param name="clock">Real time.</param>
    public Attendance(Interruption<TRequest> says, Func<TRequest, ValueTask<bool>> say, TimeSpan every, TimeProvider clock)
    {
        (_says, _say, _every, _clock) = (says, say, every, clock);
        _timer = clock.CreateTimer(static a => ((Attendance<TRequest>)a!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A call has ended.</summary>
    public void Called()
    {
        lock (_lock)
        {
            _called = _clock.GetTimestamp();
            if (_attends) return;
            _attends = true;
            _timer.Change(_every, _every);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        lock (_lock)
        {
            if (_attends) _ = SayAsync(Pauses).AsTask();
        }
    }

    private bool Pauses => _clock.GetElapsedTime(_called) >= Longest;

    private async ValueTask SayAsync(bool pauses)
    {
        if (!await _say(pauses ? _says.Pause() : _says.Beat()) || !pauses) return;
        lock (_lock)
        {
            if (!Pauses) return;
            _attends = false;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
