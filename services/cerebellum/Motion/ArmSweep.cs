namespace Robotics.Cerebellum.Motion;

/// <summary>
/// Foresees how the joints go when an operational-space law leads the TCP along a path and draws the arm to its home posture in the null space
/// (Khatib 1987): whether they stay within their limits, and the links clear of the scene. Deterministic; not thread-safe: one owner.
/// </summary>
internal sealed class ArmSweep
{
    private const int TaskSize = 6;

    /// <summary>Path length between two looks, metres (a radian of turning counts as a decimetre).</summary>
    private const double Resolution = 0.025;

    /// <summary>The share of the way home that the posture makes between two looks: a critically damped pull of 10 s⁻² at the usual speed.</summary>
    private const double HomeShare = 0.1;

    /// <summary>Most that a joint turns between two poses of the way home, rad.</summary>
    private const double HomeStride = 0.15;

    private const int Iterations = 5;
    private const double FineError = 5e-4, MostError = 0.006;
    private const double LimitMargin = 0.03;
    private const double LinkMargin = 0.004;

    /// <summary>Dexterity that is kept beyond the least: what is foreseen is not exact.</summary>
    private const double Spare = 0.005;
    private const double Damping = 1e-4;

    private readonly BodyDescription _body;
    private readonly IRobotModel _model;
    private readonly Pose _worldInBase;
    private readonly Dexterity _dexterity;
    private readonly double[] _jacobian, _mass, _bias, _weighted, _pull, _still;
    private readonly PlacedShape[] _shapes = new PlacedShape[64];
    private readonly bool[] _isLink = new bool[64];

    public ArmSweep(BodyDescription body, IRobotModel model)
    {
        int n = model.Joints;
        (_body, _model, _worldInBase, _dexterity) = (body, model, body.BaseInWorld.Inverse(), new(model));
        (_jacobian, _weighted, _mass) = (new double[TaskSize * n], new double[TaskSize * n], new double[n * n]);
        (_bias, _pull, _still) = (new double[n], new double[n], new double[n]);
        FindLinks();
    }

    /// <summary>
    /// Where the joints end up, rad, when the TCP has gone along the polyline of X_WT; null when the arm cannot follow it, comes too near to a singular posture, or
    /// a link meets an obstacle.
    /// </summary>
    /// <param name="from">Where the joints are, rad.</param>
    /// <param name="way">The polyline; it begins where the TCP is.</param>
    /// <param name="obstacles">What the links must keep clear of.</param>
    public ImmutableArray<double>? Follow(ImmutableArray<double> from, ImmutableArray<Pose> way, Obstacles obstacles)
    {
        TcpPath path = new(way);
        double[] q = [.. from];
        int looks = Math.Max(1, (int)Math.Ceiling(path.Length / Resolution));
        bool startHits = LinksHit(q, obstacles);
        double dexterity = _dexterity.At(q);
        for (int i = 1; i <= looks; i++)
        {
            if (!Track(q, _worldInBase * path.At(path.Length * i / looks)) || !WithinLimits(q, from)) return null;
            double before = dexterity;
            dexterity = _dexterity.At(q);
            if (dexterity < Math.Min(before, Dexterity.Least + Spare)) return null;
            if (!startHits && LinksHit(q, obstacles)) return null;
        }

        return [.. q];
    }

    /// <summary>The TCP's poses X_WT while the joints go straight from where they are to the home posture: undoes twists that no pose by itself undoes.</summary>
    /// <param name="from">Where the joints are, rad.</param>
    public ImmutableArray<Pose> WayHome(ImmutableArray<double> from)
    {
        double most = 0;
        for (int j = 0; j < from.Length; j++) most = Math.Max(most, Math.Abs(_body.HomePositions[j] - from[j]));
        int legs = Math.Max(1, (int)Math.Ceiling(most / HomeStride));
        double[] q = new double[from.Length];
        var poses = ImmutableArray.CreateBuilder<Pose>(legs + 1);
        for (int i = 0; i <= legs; i++)
        {
            for (int j = 0; j < q.Length; j++) q[j] = from[j] + ((_body.HomePositions[j] - from[j]) * i / legs);
            poses.Add(_body.BaseInWorld * _model.Forward(q, []));
        }

        return poses.MoveToImmutable();
    }

    /// <summary>The TCP's pose X_WT when the joints have gone on towards the home posture, each in proportion.</summary>
    /// <param name="from">Where the joints are, rad.</param>
    /// <param name="most">Most that any joint turns, rad.</param>
    /// <returns>The pose, and how far the joint that has most left to go is from home, rad.</returns>
    public (Pose Tcp, double Left) TowardsHome(ImmutableArray<double> from, double most)
    {
        double left = 0;
        for (int j = 0; j < from.Length; j++) left = Math.Max(left, Math.Abs(_body.HomePositions[j] - from[j]));
        double share = left > most ? most / left : 1;
        Span<double> q = stackalloc double[from.Length];
        for (int j = 0; j < q.Length; j++) q[j] = from[j] + (share * (_body.HomePositions[j] - from[j]));
        return (_body.BaseInWorld * _model.Forward(q, []), left);
    }

    /// <summary>Goes to the target by Newton steps; the first of them also draws the posture home.</summary>
    private bool Track(double[] q, Pose target)
    {
        Span<double> error = stackalloc double[TaskSize];
        double left = double.PositiveInfinity;
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            Pose now = _model.Forward(q, _jacobian);
            Vec3 linear = target.Position - now.Position;
            Vec3 angular = (target.Rotation * now.Rotation.Inverse()).ToRotationVector();
            left = linear.Norm + (0.1 * angular.Norm);
            if (iteration > 0 && left < FineError) return true;
            for (int i = 0; i < 3; i++) (error[i], error[i + 3]) = (linear[i], angular[i]);
            Step(q, error, iteration == 0 ? HomeShare : 0);
        }

        return left < MostError;
    }

    /// <summary>q += z + J̄(e − J z), with z towards home and J̄ = M⁻¹Jᵀ(J M⁻¹Jᵀ)⁻¹ the dynamically consistent inverse.</summary>
    private void Step(double[] q, ReadOnlySpan<double> error, double homeShare)
    {
        int n = q.Length;
        _model.Dynamics(q, _still, _mass, _bias);
        SymmetricSystem.Factor(_mass, n);
        for (int j = 0; j < n; j++) _pull[j] = homeShare * (_body.HomePositions[j] - q[j]);
        Span<double> normal = stackalloc double[TaskSize * TaskSize];
        Span<double> y = stackalloc double[TaskSize];
        for (int a = 0; a < TaskSize; a++)
        {
            Span<double> row = _weighted.AsSpan(a * n, n);
            _jacobian.AsSpan(a * n, n).CopyTo(row);
            SymmetricSystem.Solve(_mass, n, row);
        }

        for (int a = 0; a < TaskSize; a++)
        {
            y[a] = error[a] - Dot(_jacobian.AsSpan(a * n, n), _pull);
            for (int b = 0; b <= a; b++)
                normal[(a * TaskSize) + b] = Dot(_jacobian.AsSpan(a * n, n), _weighted.AsSpan(b * n, n)) + (a == b ? Damping : 0);
        }

        SymmetricSystem.Factor(normal, TaskSize);
        SymmetricSystem.Solve(normal, TaskSize, y);
        for (int j = 0; j < n; j++)
        {
            q[j] += _pull[j];
            for (int a = 0; a < TaskSize; a++) q[j] += _weighted[(a * n) + j] * y[a];
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>A joint may begin near a limit, but not come nearer to it than it began or than the margin.</summary>
    private bool WithinLimits(double[] q, ImmutableArray<double> from)
    {
        for (int j = 0; j < q.Length; j++)
        {
            JointDescription joint = _body.Joints[j];
            if (q[j] < Math.Min(joint.MinPosition + LimitMargin, from[j]) || q[j] > Math.Max(joint.MaxPosition - LimitMargin, from[j])) return false;
        }

        return true;
    }

    private bool LinksHit(double[] q, Obstacles obstacles)
    {
        int count = _model.Shapes(q, 0, _shapes);
        for (int i = 0; i < count; i++)
        {
            if (_isLink[i] && obstacles.Hit(_shapes[i] with { Pose = _body.BaseInWorld * _shapes[i].Pose }, LinkMargin)) return true;
        }

        return false;
    }

    /// <summary>Links are the shapes that do not go rigidly with the TCP; those that do are the hand, which path planning looks after.</summary>
    private void FindLinks()
    {
        const double Moved = 1e-4, Nudge = 0.3;
        double[] q = [.. _body.HomePositions];
        Pose X_TB = _model.Forward(q, []).Inverse();
        int count = _model.Shapes(q, 0, _shapes);
        Pose[] before = [.. _shapes[..count].Select(s => X_TB * s.Pose)];
        for (int j = 0; j < q.Length; j++) q[j] += Nudge;
        X_TB = _model.Forward(q, []).Inverse();
        _model.Shapes(q, 0, _shapes);
        for (int i = 0; i < count; i++) _isLink[i] = ((X_TB * _shapes[i].Pose).Position - before[i].Position).Norm > Moved;
    }
}
