using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Safety;

/// <summary>
/// The way that the arm goes when it brakes from the end of the next period: all joints together on a straight line in joint space, as hard as the joint that
/// needs longest can: from q₁ with q̇₁ over T = maxᵢ |q̇₁ᵢ|/aᵢ to q₁ + q̇₁·T/2.
/// </summary>
/// <remarks>The largest T of a robot is its look-ahead: 0.29 s for the Panda at full speed. Belongs to the servo loop; no allocation.</remarks>
internal sealed class StopPath
{
    private readonly ImmutableArray<JointDescription> _joints;
    private readonly ArmLevers _levers;
    private readonly double _periodSeconds;
    private readonly double[] _start;
    private readonly double[] _velocity;

    public StopPath(ImmutableArray<JointDescription> joints, ArmLevers levers, double periodSeconds)
    {
        (_joints, _levers, _periodSeconds) = (joints, levers, periodSeconds);
        (_start, _velocity) = (new double[joints.Length], new double[joints.Length]);
    }

    /// <summary>T, s.</summary>
    public double Seconds { get; private set; }

    /// <summary>No point of the arm is faster than this on it, m/s.</summary>
    public double Speed { get; private set; }

    /// <summary>No part of the arm turns faster than this on it, rad/s.</summary>
    public double TurnRate { get; private set; }

    /// <summary>No point of the arm moves further on it than this, m.</summary>
    public double Length { get; private set; }

    /// <summary>The same from where the arm is now, m.</summary>
    public double Reach { get; private set; }

    /// <summary>Counts the ways judged: another number, another way.</summary>
    public long Number { get; private set; }

    /// <summary>q₁.</summary>
    public ReadOnlySpan<double> Start => _start;

    public void Begin(Arm arm, ReadOnlySpan<double> nextVelocity)
    {
        ReadOnlySpan<double> q = arm.State.Position;
        Seconds = Duration(nextVelocity);
        TurnRate = 0;
        for (int i = 0; i < _start.Length; i++)
        {
            _velocity[i] = nextVelocity[i];
            TurnRate += Math.Abs(nextVelocity[i]);
            _start[i] = q[i] + (nextVelocity[i] * _periodSeconds);
        }

        Speed = _levers.Bound(_velocity);
        Length = Speed * Seconds / 2;
        Reach = Length + (Speed * _periodSeconds);
        Number++;
    }

    /// <summary>Where one joint comes to rest, rad.</summary>
    public double EndOf(int joint) => _start[joint] + (_velocity[joint] * Seconds / 2);

    /// <summary>What one joint is slowed by all along the way, rad/s².</summary>
    public double BrakingOf(int joint) => Seconds > 0 ? _velocity[joint] / Seconds : 0;

    /// <summary>The joints at share <paramref name="s"/> of the way, 0 to 1, rad.</summary>
    public void PositionAt(double s, Span<double> q)
    {
        for (int i = 0; i < q.Length; i++) q[i] = _start[i] + (_velocity[i] * Seconds / 2 * s);
    }

    /// <summary>Their velocities there, rad/s: q̇₁·√(1 − s).</summary>
    public void VelocityAt(double s, Span<double> qd)
    {
        double share = Math.Sqrt(1 - s);
        for (int i = 0; i < qd.Length; i++) qd[i] = _velocity[i] * share;
    }

    /// <summary>Writes the velocities at the end of the next period when the arm brakes from now.</summary>
    public void Brake(Arm arm, Span<double> nextVelocity)
    {
        ReadOnlySpan<double> velocity = arm.State.Velocity;
        double seconds = Duration(velocity);
        double share = seconds > _periodSeconds ? 1 - (_periodSeconds / seconds) : 0;
        for (int i = 0; i < nextVelocity.Length; i++) nextVelocity[i] = velocity[i] * share;
    }

    private double Duration(ReadOnlySpan<double> velocity)
    {
        double seconds = 0;
        for (int i = 0; i < velocity.Length; i++) seconds = Math.Max(seconds, Math.Abs(velocity[i]) / _joints[i].MaxAcceleration);
        return seconds;
    }
}
