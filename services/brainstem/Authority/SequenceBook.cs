using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Authority;

/// <summary>The last sequence number that was taken under the latest epoch. Not thread-safe: the body has the lock.</summary>
internal sealed class SequenceBook
{
    private long _epoch;
    private long _last;

    /// <summary>Null before the epoch's first chunk.</summary>
    public long? Last(long epoch) => epoch == _epoch ? _last : null;

    public void Take(long epoch, long sequence) => (_epoch, _last) = (epoch, sequence);

    public void Exchange(StateExchange state)
    {
        state.Value(ref _epoch);
        state.Value(ref _last);
    }
}
