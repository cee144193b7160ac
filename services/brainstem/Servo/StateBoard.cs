namespace Robotics.Brainstem.Servo;

/// <summary>The last state that the servo loop published, for anybody to read while it runs: neither side waits for a lock (a sequence lock, one writer).</summary>
internal sealed class StateBoard(int joints)
{
    private readonly double[] _numbers = new double[3 * joints];
    private long _version;
    private long _step;
    private long _time;
    private double _gripperWidth;
    private Pose _tcp = Pose.Identity;
    private Twist _twist;

    public void Publish(in BodyState state, long step)
    {
        Volatile.Write(ref _version, _version + 1);
        Interlocked.MemoryBarrier();
        state.Position.CopyTo(_numbers, 0);
        state.Velocity.CopyTo(_numbers, joints);
        state.Effort.CopyTo(_numbers, 2 * joints);
        (_step, _time, _gripperWidth, _tcp, _twist) = (step, state.Time.Ticks, state.GripperWidth, state.TcpInWorld, state.TcpVelocity);
        Interlocked.MemoryBarrier();
        Volatile.Write(ref _version, _version + 1);
    }

    /// <summary>Fills the state; returns the control step.</summary>
    public long Read(ref BodyState state)
    {
        SpinWait spin = default;
        while (true)
        {
            long before = Volatile.Read(ref _version);
            Interlocked.MemoryBarrier();
            _numbers.AsSpan(0, joints).CopyTo(state.Position);
            _numbers.AsSpan(joints, joints).CopyTo(state.Velocity);
            _numbers.AsSpan(2 * joints, joints).CopyTo(state.Effort);
            (long step, long time) = (_step, _time);
            (state.GripperWidth, state.TcpInWorld, state.TcpVelocity) = (_gripperWidth, _tcp, _twist);
            Interlocked.MemoryBarrier();
            if ((before & 1) == 0 && Volatile.Read(ref _version) == before)
            {
                state.Time = new TimeSpan(time);
                return step;
            }

            spin.SpinOnce();
        }
    }
}
