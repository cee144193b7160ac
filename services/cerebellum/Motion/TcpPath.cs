namespace Robotics.Cerebellum.Motion;

/// <summary>A polyline of TCP poses X_WT with arc length; orientation turns along each leg in proportion. Immutable.</summary>
internal sealed class TcpPath
{
    private readonly double[] _lengths;

    /// <param name="poses">At least one; the first is where the path starts.</param>
    public TcpPath(ImmutableArray<Pose> poses)
    {
        Poses = poses;
        _lengths = new double[poses.Length];
        for (int i = 1; i < poses.Length; i++) _lengths[i] = _lengths[i - 1] + LegLength(poses[i - 1], poses[i]);
    }

    public ImmutableArray<Pose> Poses { get; }

    /// <summary>Metres, where a radian of turning counts as a decimetre.</summary>
    public double Length => _lengths[^1];

    /// <summary>Arc length at the start of the last leg.</summary>
    public double LastLegStart => _lengths.Length < 2 ? 0 : _lengths[^2];

    /// <summary>The longer of the way and a tenth of the turn, so that a turn on the spot has a length too.</summary>
    public static double LegLength(Pose a, Pose b) => Math.Max((b.Position - a.Position).Norm, 0.1 * a.Rotation.AngleTo(b.Rotation));

    public Pose At(double s)
    {
        if (s <= 0) return Poses[0];
        for (int i = 1; i < Poses.Length; i++)
        {
            double leg = _lengths[i] - _lengths[i - 1];
            if (s <= _lengths[i] && leg > 0) return Pose.Interpolate(Poses[i - 1], Poses[i], (s - _lengths[i - 1]) / leg);
        }

        return Poses[^1];
    }

    /// <summary>
    /// The arc length, from <paramref name="from"/> on and at most <paramref name="reach"/> further, at which the pose is nearest to the given one: a hand that is
    /// there and has yet to turn is not.
    /// </summary>
    public double Nearest(Pose pose, double from, double reach)
    {
        const double Step = 0.005;
        (double best, double least) = (from, double.PositiveInfinity);
        for (double s = from; s <= Math.Min(from + reach, Length); s += Step)
        {
            Pose at = At(s);
            double way = (at.Position - pose.Position).Norm, turn = 0.1 * at.Rotation.AngleTo(pose.Rotation), distance = (way * way) + (turn * turn);
            if (distance < least) (best, least) = (s, distance);
        }

        return best;
    }
}
