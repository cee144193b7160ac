using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>The newest joint state, and waiting for the next. Thread-safe.</summary>
internal sealed class JointStateFeed : IDisposable
{
    /// <summary>A wait that takes twice as long as this was no listening.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>Nobody waits for a stamp that is farther ahead than this: it was counted from a stray one.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly ImmutableArray<string> _joints;
    private readonly ImmutableArray<string> _fingers;
    private readonly IDisposable _subscription;
    private readonly double[] _position;
    private readonly double[] _velocity;
    private readonly double[] _effort;
    private readonly bool[] _seen;

    /// <summary>What has come of the next state of the arm, and the stamp of each joint's part; null until it has come.</summary>
    private readonly BodyState _coming;
    private readonly TimeSpan?[] _came;
    private double _width;
    private bool _fingersSeen;
    private readonly TimeProvider _clock;
    private TimeSpan? _stamp;
    private TimeSpan? _returned;
    private long _heardAt;

    /// <param name="node">Who listens.</param>
    /// <param name="topic">sensor_msgs/JointState.</param>
    /// <param name="joints">The arm's, in order.</param>
    /// <param name="fingers">The gripper's: the sum of their positions is its width. They may come in messages of their own.</param>
    /// <param name="clock">Measures the robot's silence.</param>
    public JointStateFeed(RosNode node, string topic, ImmutableArray<string> joints, ImmutableArray<string> fingers, TimeProvider clock)
    {
        (_joints, _fingers, _clock) = (joints, fingers, clock);
        (_position, _velocity, _effort) = (new double[joints.Length], new double[joints.Length], new double[joints.Length]);
        (_seen, _coming, _came) = (new bool[joints.Length], new BodyState(joints.Length), new TimeSpan?[joints.Length]);
        _subscription = node.Subscribe<JointState>(topic, Qos.Newest, Take);
    }

    /// <summary>Names of joints that no message has had yet.</summary>
    public ImmutableArray<string> Missing
    {
        get
        {
            lock (_gate) return [.. _joints.Where((_, i) => !_seen[i]), .. _fingersSeen ? [] : _fingers];
        }
    }

    /// <summary>Stamp of the newest state of all arm joints: of its oldest part, when it came in several messages. Null before the first.</summary>
    public TimeSpan? Stamp
    {
        get
        {
            lock (_gate) return _stamp;
        }
    }

    public void CopyTo(ref BodyState state)
    {
        lock (_gate)
        {
            _position.CopyTo(state.Position, 0);
            _velocity.CopyTo(state.Velocity, 0);
            _effort.CopyTo(state.Effort, 0);
            state.GripperWidth = _width;
        }
    }

    /// <summary>Waits for a state stamped at <paramref name="stamp"/> or later.</summary>
    /// <param name="stamp">On the robot's clock.</param>
    /// <param name="silence">
    /// How long nothing may come at all, since the last message; since now when that is long ago. Only time in which we listened counts: when this process
    /// was held up (its memory collected, its core taken), what has come meanwhile is yet to be read.
    /// </param>
    /// <returns>The newest stamp; null when the robot fell silent, or its clock went back, also since the last stamp that was returned.</returns>
    public TimeSpan? WaitFor(TimeSpan stamp, TimeSpan silence)
    {
        lock (_gate)
        {
            TimeSpan? heard = _stamp, returned = _returned;

            // Told once that the robot is lost, the caller begins anew.
            _returned = null;
            if (heard < returned) return null;
            long looked = _clock.GetTimestamp();
            TimeSpan silent = _clock.GetElapsedTime(_heardAt, looked) is var since && since < silence / 2 ? since : TimeSpan.Zero;
            while (_stamp < stamp)
            {
                if (silent >= silence || _stamp < heard || stamp - _stamp > Farthest) return null;
                Monitor.Wait(_gate, silent + Look < silence ? Look : silence - silent);
                long now = _clock.GetTimestamp();
                TimeSpan waited = _clock.GetElapsedTime(looked, now);
                silent = _stamp != heard ? _clock.GetElapsedTime(_heardAt, now) : silent + (waited < 2 * Look ? waited : 2 * Look);
                looked = now;
                if (_stamp > heard) heard = _stamp;
            }

            return _returned = _stamp;
        }
    }

    public void Dispose() => _subscription.Dispose();

    private void Take(JointState message)
    {
        lock (_gate)
        {
            bool arm = false;
            double width = 0;
            int fingers = 0;
            for (int i = 0; i < message.Name.Length && i < message.Position.Length; i++)
            {
                if (!double.IsFinite(message.Position[i])) continue;
                int joint = _joints.IndexOf(message.Name[i]);
                if (joint >= 0)
                {
                    (_coming.Position[joint], _came[joint], _seen[joint], arm) = (message.Position[i], message.Header.Stamp.ToTimeSpan(), true, true);
                    _coming.Velocity[joint] = FiniteAt(message.Velocity, i);
                    _coming.Effort[joint] = FiniteAt(message.Effort, i);
                }
                else if (_fingers.Contains(message.Name[i]))
                {
                    width += message.Position[i];
                    fingers++;
                }
            }

            if (fingers == _fingers.Length) (_width, _fingersSeen) = (Math.Max(0, width), true);
            if (arm) CommitWhole();
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The arm's joints may come in several messages; where one is missing the state is not new.</summary>
    private void CommitWhole()
    {
        TimeSpan oldest = TimeSpan.MaxValue;
        foreach (TimeSpan? came in _came)
        {
            if (came is not { } stamp) return;
            if (stamp < oldest) oldest = stamp;
        }

        _coming.Position.CopyTo(_position, 0);
        _coming.Velocity.CopyTo(_velocity, 0);
        _coming.Effort.CopyTo(_effort, 0);
        Array.Clear(_came);
        (_stamp, _heardAt) = (oldest, _clock.GetTimestamp());
    }

    /// <summary>0 where a robot does not measure it.</summary>
    private static double FiniteAt(double[] values, int i) => i < values.Length && double.IsFinite(values[i]) ? values[i] : 0;
}
