namespace Robotics.Cerebellum;

/// <summary>What the executors of one body have commanded so far: they share one, so that their chunks are numbered in one row and each knows what the gripper was told last.</summary>
/// <remarks>Not thread-safe: one session runs at a time.</remarks>
public sealed class CommandHistory
{
    private const double Closed = 1;

    private (long Epoch, long Sequence) _last = (long.MinValue, 0);

    /// <summary>The gripper's last command, −1 open … +1 closed.</summary>
    public double Gripper { get; set; } = -1;

    /// <summary>Executors that have commanded nothing yet, after a restart or under a new lease, find the hand as it is: one that holds something stays closed.</summary>
    public void Find(RobotState robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        if (_last.Sequence == 0 && robot.Holding is not null) Gripper = Closed;
    }

    /// <summary>The number of the next chunk under a lease's epoch.</summary>
    public long Next(long epoch)
    {
        _last = (epoch, _last.Epoch == epoch ? _last.Sequence + 1 : 1);
        return _last.Sequence;
    }
}
