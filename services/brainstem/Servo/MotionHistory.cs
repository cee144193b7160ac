namespace Robotics.Brainstem.Servo;

/// <summary>The last states and commands, in a ring that is allocated once.</summary>
internal sealed class MotionHistory
{
    private readonly int _joints;
    private readonly int _width;
    private readonly int _commandWidth;
    private readonly int _capacity;
    private readonly double[] _numbers;
    private readonly TimeSpan[] _times;
    private int _next;
    private int _count;

    /// <param name="joints">Joints of the arm.</param>
    /// <param name="commandWidth">Numbers of one command.</param>
    /// <param name="capacity">Servo periods to keep.</param>
    public MotionHistory(int joints, int commandWidth, int capacity)
    {
        (_joints, _commandWidth, _capacity) = (joints, commandWidth, Math.Max(1, capacity));
        _width = (3 * joints) + commandWidth + 1;
        _numbers = new double[_capacity * _width];
        _times = new TimeSpan[_capacity];
    }

    public void Add(in BodyState state, ReadOnlySpan<double> command, double gripper)
    {
        Span<double> at = _numbers.AsSpan(_next * _width, _width);
        state.Position.CopyTo(at);
        state.Velocity.CopyTo(at[_joints..]);
        state.Effort.CopyTo(at[(2 * _joints)..]);
        command.CopyTo(at[(3 * _joints)..]);
        at[^1] = gripper;
        _times[_next] = state.Time;
        _next = (_next + 1) % _capacity;
        _count = Math.Min(_count + 1, _capacity);
    }

    /// <summary>Where the joints were about so long before the last state, or at the oldest that is kept; left as it is when there is none.</summary>
    public void PositionBefore(TimeSpan before, Span<double> position)
    {
        if (_count == 0) return;
        TimeSpan last = _times[(_next - 1 + _capacity) % _capacity];
        int index = _next;
        for (int i = 1; i <= _count; i++)
        {
            index = (_next - i + _capacity) % _capacity;
            if (last - _times[index] >= before) break;
        }

        _numbers.AsSpan(index * _width, _joints).CopyTo(position);
    }

    public void Clear() => (_next, _count) = (0, 0);

    /// <summary>Oldest first.</summary>
    public ImmutableArray<MotionSample> ToSamples()
    {
        var samples = ImmutableArray.CreateBuilder<MotionSample>(_count);
        for (int i = 0; i < _count; i++)
        {
            int index = (_next - _count + i + _capacity) % _capacity;
            ReadOnlySpan<double> at = _numbers.AsSpan(index * _width, _width);
            samples.Add(new(
                _times[index],
                [.. at[.._joints]],
                [.. at.Slice(_joints, _joints)],
                [.. at.Slice(2 * _joints, _joints)],
                [.. at.Slice(3 * _joints, _commandWidth)],
                at[^1]));
        }

        return samples.MoveToImmutable();
    }
}
