namespace Robotics.Cerebellum.Motion;

/// <summary>Leads the TCP along a path by a carrot that keeps a fixed distance ahead; the last leg is entered only when the TCP is on its line.</summary>
/// <remarks>Pure pursuit (Coulter 1992) in space. Bounded: it ends by arriving, by standing still, or when its steps are used up.</remarks>
internal sealed class Follower
{
    private const double LookAhead = 0.05;
    private const double OnLine = 0.008;
    private const double Aligned = 0.09;
    private const int StillSteps = 12;
    private const double StillDistance = 0.002;

    private readonly TcpPath _path;
    private readonly FollowOptions _options;
    private readonly int _maxSteps;
    private double _s;
    private int _steps;
    private double _least = double.PositiveInfinity;
    private int _still;

    public Follower(TcpPath path, FollowOptions options)
    {
        (_path, _options) = (path, options);
        _maxSteps = 40 + (int)(path.Length / 0.004);
    }

    public FollowState State { get; private set; } = FollowState.Going;

    /// <summary>Metres of the path that are left.</summary>
    public double Left => _path.Length - _s;

    /// <summary>A displacement of the whole last leg since the path was planned, world frame: the object has moved a little.</summary>
    public Pose Shift { get; set; } = Pose.Identity;

    /// <summary>Whether the last leg may be entered; while it may not, waiting before it is no standing still.</summary>
    public bool MayEnter { get; set; } = true;

    /// <summary>The next move; null when it ended, see <see cref="State"/>.</summary>
    public SkillMove? Next(Pose tcp)
    {
        if (State != FollowState.Going) return null;
        Pose goal = Shifted(_path.Length);
        double distance = (goal.Position - tcp.Position).Norm, turn = tcp.Rotation.AngleTo(goal.Rotation);
        _s = _path.Nearest(Unshifted(tcp), _s, LookAhead);
        if (distance < _options.Tolerance && turn < _options.TurnTolerance && _s >= _path.Length - 0.03) State = FollowState.Arrived;
        else if (Stands(distance + (0.1 * turn) + Left)) State = FollowState.Stuck;
        else if (++_steps > _maxSteps) State = FollowState.OutOfSteps;
        if (State != FollowState.Going) return null;
        double ahead = _s + LookAhead;
        if (_s <= _path.LastLegStart + 0.01 && (!MayEnter || (_options.Straight && !OnLastLeg(tcp)))) ahead = Math.Min(ahead, _path.LastLegStart);
        return new(Shifted(Math.Min(ahead, _path.Length)), _options.Gripper, _options.Phase, _options.Speed);
    }

    private bool OnLastLeg(Pose tcp)
    {
        Pose entry = Shifted(_path.LastLegStart), goal = Shifted(_path.Length);
        Vec3 along = (goal.Position - entry.Position).Normalized();
        Vec3 off = tcp.Position - entry.Position;
        return (off - (along * off.Dot(along))).Norm < OnLine && tcp.Rotation.AngleTo(goal.Rotation) < Aligned;
    }

    private Pose Shifted(double s)
    {
        Pose pose = _path.At(s);
        return s >= _path.LastLegStart ? Shift * pose : pose;
    }

    private Pose Unshifted(Pose pose) => _s >= _path.LastLegStart - LookAhead ? Shift.Inverse() * pose : pose;

    private bool Stands(double left)
    {
        if (left < _least - StillDistance) (_least, _still) = (left, 0);
        else if (MayEnter) _still++;
        return _still >= StillSteps;
    }
}
