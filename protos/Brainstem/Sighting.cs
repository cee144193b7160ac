using Google.Protobuf;

namespace Robotics.Protos.Brainstem;

/// <summary>What the body told with the outcome of the last chunk, on its way to the thalamus: so that the thalamus need not ask the body once more. Taken once.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="freshFor">Real time after which it says nothing of the present; null in simulated time, which stands still meanwhile.</param>
/// <param name="clock">Real time.</param>
public sealed class Sighting(TimeSpan? freshFor, TimeProvider clock)
{
    private (ByteString Seen, long At)? _last;
    private readonly Lock _lock = new();

    internal void Put(ByteString seen)
    {
        lock (_lock) _last = seen.IsEmpty ? null : (seen, clock.GetTimestamp());
    }

    /// <summary>Empty when there is none, or it is too old.</summary>
    internal ByteString Take()
    {
        lock (_lock)
        {
            (ByteString Seen, long At)? last = _last;
            _last = null;
            return last is { } found && !(freshFor is { } most && clock.GetElapsedTime(found.At) > most) ? found.Seen : ByteString.Empty;
        }
    }
}
