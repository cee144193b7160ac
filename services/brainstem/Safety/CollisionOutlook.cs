using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Safety;

/// <summary>
/// Looks along the braking way for what the arm would run into. From a posture with clearance c nothing is hit before the arm has moved by c (conservative
/// advancement, Mirtich 1996), so that free space costs one look in many periods. Where the arm is too near already, it may only get away.
/// </summary>
internal sealed class CollisionOutlook
{
    /// <summary>Clearances beyond this are as good as this, m.</summary>
    private const double Ceiling = 0.3;

    /// <summary>Looks on one way at most: between two of them the clearance may be less by half of what the arm moves between them.</summary>
    private const int MostLooks = 16;

    private static readonly ImmutableArray<CollisionKind> Kinds = [CollisionKind.Forbidden, CollisionKind.Self, CollisionKind.Scene];

    private readonly ArmClearance _clearance;
    private readonly ArmLevers _levers;
    private readonly double[] _q;
    private readonly double[] _lookedAt;
    private readonly double[] _least = new double[4];
    private readonly double[] _now = new double[4];
    private double _free = double.NegativeInfinity;
    private long _number = -1;
    private CollisionKind _found;

    public CollisionOutlook(ArmClearance clearance, ArmLevers levers, int joints)
    {
        (_clearance, _levers) = (clearance, levers);
        (_q, _lookedAt) = (new double[joints], new double[joints]);
    }

    /// <summary>What is fixed around the arm, in the base frame, from now on.</summary>
    public void Place(ImmutableArray<PlacedShape> scene)
    {
        _clearance.Place(scene);
        Forget();
    }

    /// <summary>The arm may be elsewhere at once.</summary>
    public void Forget() => (_free, _number) = (double.NegativeInfinity, -1);

    /// <summary>The kind that the way runs into; None when it is free.</summary>
    public CollisionKind Look(Arm arm, StopPath path)
    {
        if (path.Number == _number) return _found;
        _number = path.Number;
        return _found = IsKnownFree(path) ? CollisionKind.None : Advance(arm, path);
    }

    private bool IsKnownFree(StopPath path) => _free - _levers.Bound(_lookedAt, path.Start) - path.Length > 0;

    private CollisionKind Advance(Arm arm, StopPath path)
    {
        bool knowsNow = false;
        double s = 0;
        while (true)
        {
            path.PositionAt(s, _q);
            double least = LookAt(arm, _q, _least);
            if (s == 0)
            {
                _free = least;
                _q.CopyTo(_lookedAt, 0);
            }

            // Negative, or no number: where nothing is known of a distance, it is a collision.
            if (!(least >= 0))
            {
                if (!knowsNow) LookAt(arm, arm.State.Position, _now);
                knowsNow = true;
                foreach (CollisionKind kind in Kinds)
                {
                    if (!(_least[(int)kind] >= Math.Min(0, _now[(int)kind]))) return kind;
                }
            }

            if (double.IsNaN(path.Length)) return CollisionKind.Scene;
            if (s >= 1 || path.Length <= 0) return CollisionKind.None;
            s = Math.Min(1, s + Math.Max(1.0 / MostLooks, least / path.Length));
        }
    }

    private double LookAt(Arm arm, ReadOnlySpan<double> q, double[] least)
    {
        _clearance.Move(arm.Model!, q, arm.State.GripperWidth);
        double all = Ceiling;
        foreach (CollisionKind kind in Kinds)
        {
            least[(int)kind] = _clearance.Least(kind, Math.Max(all, 0));
            all = Math.Min(all, least[(int)kind]);
        }

        return all;
    }
}
