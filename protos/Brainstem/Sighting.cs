namespace Robotics.Protos.Brainstem;

/// <summary>What the body told with the outcome of the last chunk, on its way to the thalamus: so that the thalamus need not ask the body once more. Taken once.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="freshFor">Real time after which it says nothing of the present; null in simulated time, which stands still meanwhile.</param>
/// <param name="clock">Real time.</param>
public sealed class Sighting(TimeSpan? freshFor, TimeProvider clock)
{
    private (V1.Observation Seen, long At)? _last;
    private readonly Lock _lock = new();

    internal void Put(V1.Observation? seen)
    {
        lock (_lock) _last = seen is null ? null : (seen, clock.GetTimestamp());
    }

    /// <summary>Null when there is none, or it is too old.</summary>
    internal V1.Observation? Take()
    {
        lock (_lock)
        {
            (V1.Observation Seen, long At)? last = _last;
            _last = null;
            return last is { } found && !(freshFor is { } most && clock.GetElapsedTime(found.At) > most) ? found.Seen : null;
        }
    }
}
