namespace Robotics.Cerebellum;

/// <summary>What the executors of one body have commanded so far: they share one, so that their chunks are numbered in one row and each knows what the gripper was told last.</summary>
/// <remarks>Not thread-safe: one session runs at a time.</remarks>
public sealed class CommandHistory
{
    private (long Epoch, long Sequence) _last = (long.MinValue, 0);

    /// <summary>The gripper's last command, −1 open … +1 closed.</summary>
    public double Gripper { get; set; } = -1;

    /// <summary>The number of the next chunk under a lease's epoch.</summary>
    public long Next(long epoch)
    {
        _last = (epoch, _last.Epoch == epoch ? _last.Sequence + 1 : 1);
        return _last.Sequence;
    }
}
