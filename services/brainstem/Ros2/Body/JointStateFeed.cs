using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>The newest joint state, and waiting for the next. Thread-safe.</summary>
internal sealed class JointStateFeed : IDisposable
{
    private readonly object _gate = new();
    private readonly ImmutableArray<string> _joints;
    private readonly ImmutableArray<string> _fingers;
    private readonly IDisposable _subscription;
    private readonly double[] _position;
    private readonly double[] _velocity;
    private readonly double[] _effort;
    private readonly bool[] _seen;
    private double _width;
    private bool _fingersSeen;
    private TimeSpan? _stamp;

    /// <param name="node">Who listens.</param>
    /// <param name="topic">sensor_msgs/JointState.</param>
    /// <param name="joints">The arm's, in order.</param>
    /// <param name="fingers">The gripper's: the sum of their positions is its width. They may come in messages of their own.</param>
    public JointStateFeed(RosNode node, string topic, ImmutableArray<string> joints, ImmutableArray<string> fingers)
    {
        (_joints, _fingers) = (joints, fingers);
        (_position, _velocity, _effort) = (new double[joints.Length], new double[joints.Length], new double[joints.Length]);
        _seen = new bool[joints.Length];
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

    /// <summary>Stamp of the newest message with arm joints; null before the first.</summary>
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

    /// <summary>Waits for a message stamped at <paramref name="stamp"/> or later.</summary>
    /// <param name="stamp">On the robot's clock.</param>
    /// <param name="silence">How long nothing may come at all.</param>
    /// <param name="clock">Measures that.</param>
    /// <returns>The newest stamp; null when the robot fell silent, or its clock went back.</returns>
    public TimeSpan? WaitFor(TimeSpan stamp, TimeSpan silence, TimeProvider clock)
    {
        lock (_gate)
        {
            TimeSpan? heard = _stamp;
            long since = clock.GetTimestamp();
            while (_stamp < stamp)
            {
                TimeSpan left = silence - clock.GetElapsedTime(since);
                if (left <= TimeSpan.Zero || _stamp < heard) return null;
                Monitor.Wait(_gate, left);
                if (_stamp != heard) (heard, since) = (_stamp >= heard ? _stamp : heard, clock.GetTimestamp());
            }

            return _stamp;
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
                    (_position[joint], _seen[joint], arm) = (message.Position[i], true, true);
                    _velocity[joint] = i < message.Velocity.Length ? message.Velocity[i] : 0;
                    _effort[joint] = i < message.Effort.Length ? message.Effort[i] : 0;
                }
                else if (_fingers.Contains(message.Name[i]))
                {
                    width += message.Position[i];
                    fingers++;
                }
            }

            if (fingers == _fingers.Length) (_width, _fingersSeen) = (Math.Max(0, width), true);
            if (arm) _stamp = message.Header.Stamp.ToTimeSpan();
            Monitor.PulseAll(_gate);
        }
    }
}
