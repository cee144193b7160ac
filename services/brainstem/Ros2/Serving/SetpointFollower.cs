namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>
/// The joint setpoint of a robot's own controller: cubic pieces from where it is to each point that it is given, no joint faster than its limit. When points stop
/// coming it goes on for a moment, so that a late one does no harm, and then holds.
/// </summary>
/// <remarks>Belongs to the simulation loop.</remarks>
internal sealed class SetpointFollower
{
    /// <summary>How long the last velocity is kept beyond the last point, s.</summary>
    private const double CoastSeconds = 0.02;

    private readonly ImmutableArray<JointDescription> _joints;
    private readonly double[] _position;
    private readonly double[] _velocity;
    private readonly double[] _fromPosition;
    private readonly double[] _fromVelocity;
    private readonly Queue<SetpointGoal> _goals = new();
    private double _from;
    private double _coastUntil = double.NegativeInfinity;

    public SetpointFollower(ImmutableArray<JointDescription> joints, ReadOnlySpan<double> start)
    {
        _joints = joints;
        _position = start.ToArray();
        _fromPosition = start.ToArray();
        (_velocity, _fromVelocity) = (new double[start.Length], new double[start.Length]);
    }

    public ReadOnlySpan<double> Position => _position;

    public ReadOnlySpan<double> Velocity => _velocity;

    /// <summary>Whether points are left.</summary>
    public bool Busy => _goals.Count > 0;

    /// <summary>Whether the last point was left with some speed and no other came: a motion that broke off.</summary>
    public bool BrokeOff { get; private set; }

    /// <summary>Follows these points from now on, instead of those before.</summary>
    /// <param name="now">Robot time, s.</param>
    /// <param name="goals">Each with its time from now.</param>
    public void Follow(double now, IEnumerable<SetpointGoal> goals)
    {
        _goals.Clear();
        foreach (SetpointGoal goal in goals) _goals.Enqueue(goal with { Time = now + goal.Time });
        BrokeOff = false;
        Begin(now);
    }

    /// <summary>Where it is now is where it stays.</summary>
    public void Hold()
    {
        _goals.Clear();
        Array.Clear(_velocity);
    }

    /// <summary>Moves on by one period.</summary>
    /// <param name="now">Robot time at the period's end, s.</param>
    /// <param name="periodSeconds">Its length.</param>
    public void Step(double now, double periodSeconds)
    {
        while (_goals.TryPeek(out SetpointGoal? reached) && reached.Time <= now + 1e-9)
        {
            _goals.Dequeue();
            Move(reached.Positions, periodSeconds);
            reached.Velocities.CopyTo(_velocity, 0);
            if (_goals.Count > 0) Begin(reached.Time);
            else _coastUntil = reached.Time + CoastSeconds;
        }

        if (_goals.TryPeek(out SetpointGoal? goal)) Interpolate(goal, now, periodSeconds);
        else Coast(now, periodSeconds);
    }

    private void Begin(double now)
    {
        _from = now;
        _position.CopyTo(_fromPosition, 0);
        _velocity.CopyTo(_fromVelocity, 0);
    }

    private void Interpolate(SetpointGoal goal, double now, double periodSeconds)
    {
        double length = goal.Time - _from, s = Math.Clamp((now - _from) / length, 0, 1);
        double s2 = s * s, s3 = s2 * s;
        Span<double> wanted = stackalloc double[_position.Length];
        for (int i = 0; i < wanted.Length; i++)
        {
            wanted[i] = (((2 * s3) - (3 * s2) + 1) * _fromPosition[i]) + ((s3 - (2 * s2) + s) * length * _fromVelocity[i])
                + (((3 * s2) - (2 * s3)) * goal.Positions[i]) + ((s3 - s2) * length * goal.Velocities[i]);
        }

        Move(wanted, periodSeconds);
    }

    private void Coast(double now, double periodSeconds)
    {
        bool moving = false;
        for (int i = 0; i < _velocity.Length; i++) moving |= Math.Abs(_velocity[i]) > 0.01;
        if (now <= _coastUntil)
        {
            Span<double> wanted = stackalloc double[_position.Length];
            for (int i = 0; i < wanted.Length; i++) wanted[i] = _position[i] + (_velocity[i] * periodSeconds);
            Move(wanted, periodSeconds);
            return;
        }

        BrokeOff |= moving;
        Array.Clear(_velocity);
    }

    private void Move(ReadOnlySpan<double> wanted, double periodSeconds)
    {
        for (int i = 0; i < _position.Length; i++)
        {
            double reach = _joints[i].MaxVelocity * periodSeconds;
            double next = Math.Clamp(Math.Clamp(wanted[i], _position[i] - reach, _position[i] + reach), _joints[i].MinPosition, _joints[i].MaxPosition);
            _velocity[i] = (next - _position[i]) / periodSeconds;
            _position[i] = next;
        }
    }
}
