using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Safety;

/// <summary>Where the TCP comes past on the braking way, and how fast: at evenly spaced shares of the way, its end included. All rules of a body share one, which looks once.</summary>
/// <remarks>Belongs to the servo loop; no allocation.</remarks>
internal sealed class TcpOutlook(int joints)
{
    /// <summary>Parts of the way between two looks.</summary>
    public const int Parts = 8;

    private readonly double[] _q = new double[joints];
    private readonly double[] _qd = new double[joints];
    private readonly double[] _jacobian = new double[6 * joints];
    private readonly Vec3[] _positions = new Vec3[Parts + 1];
    private readonly Twist[] _twists = new Twist[Parts + 1];
    private long _number = -1;

    /// <summary>In the base frame, from where the TCP is when the way begins (share 0) to where it rests (share 1).</summary>
    public ReadOnlySpan<Vec3> Positions => _positions;

    /// <summary>In the base frame, m/s and rad/s, in the same places.</summary>
    public ReadOnlySpan<Twist> Twists => _twists;

    public void Look(Arm arm, StopPath path)
    {
        if (path.Number == _number) return;
        _number = path.Number;
        for (int i = 0; i <= Parts; i++)
        {
            double share = i / (double)Parts;
            path.PositionAt(share, _q);
            path.VelocityAt(share, _qd);
            _positions[i] = arm.Model!.Forward(_q, _jacobian).Position;
            _twists[i] = Arm.TwistOf(_jacobian, _qd);
        }
    }
}
