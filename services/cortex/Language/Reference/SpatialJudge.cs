using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.Parsing;

namespace Robotics.Cortex.Language.Reference;

/// <summary>How well things are where a phrase says they are: log-odds from 0 (there) to about −5 (elsewhere).</summary>
internal static class SpatialJudge
{
    private const double Elsewhere = -5;

    /// <summary>Slack for "on" and "in", metres.</summary>
    private const double Slack = 0.03;

    /// <summary>A difference in distance of this much, metres, costs one unit of log-odds.</summary>
    private const double DistanceScale = 0.03;

    /// <summary>What is beside a container is not nearly in it: this much more, metres.</summary>
    private const double NotInside = 0.06;

    /// <summary>"from the stove" is from on it or in it rather than from beside it: this much more, metres.</summary>
    private const double AwayFrom = 0.06;

    /// <summary>Candidates in order of a direction, as the speaker sees them: the outermost has 0.</summary>
    /// <param name="candidates">What is compared; only peers in their other respects.</param>
    /// <param name="direction">Which direction.</param>
    /// <param name="scene">For its viewpoint.</param>
    public static double[] Order(IReadOnlyList<Referent> candidates, Direction direction, SceneGraph scene)
    {
        double[] fits = new double[candidates.Count];
        if (candidates.Count < 2) return fits;
        if (direction == Direction.Middle) return OrderMiddle(candidates);
        double[] along = [.. candidates.Select(c => Along(direction, scene.Viewpoint, c.Centre))];
        double most = along.Max();
        for (int i = 0; i < fits.Length; i++) fits[i] = Math.Max(Elsewhere, -(most - along[i]) / DistanceScale);
        return fits;
    }

    /// <summary>How well each candidate stands in the relation to the anchors.</summary>
    public static double[] Fit(Relation relation, IReadOnlyList<Referent> candidates, IReadOnlyList<Referent> anchors, SceneGraph scene)
    {
        double[] distances = [.. candidates.Select(c => Distance(relation, c, anchors, scene))];
        double[] fits = new double[candidates.Count];
        bool relative = relation.Kind == RelationKind.NextTo || relation.Direction == Direction.Middle;
        double least = relative && distances.Length > 0 ? distances.Min() : 0;
        for (int i = 0; i < fits.Length; i++) fits[i] = Math.Max(Elsewhere, -(distances[i] - (0.7 * least)) / DistanceScale);
        return fits;
    }

    public static Vec3 AxisOf(Direction direction, Viewpoint viewpoint) => direction switch
    {
        Direction.Left => viewpoint.Left,
        Direction.Right => -viewpoint.Left,
        Direction.Front => viewpoint.Front,
        Direction.Back => -viewpoint.Front,
        Direction.Bottom => -Vec3.UnitZ,
        _ => Vec3.UnitZ,
    };

    private static double Along(Direction direction, Viewpoint viewpoint, Vec3 point) => AxisOf(direction, viewpoint).Dot(point);

    /// <summary>Of three in a row the middle one; of any number the one nearest to their common middle.</summary>
    private static double[] OrderMiddle(IReadOnlyList<Referent> candidates)
    {
        Vec3 mean = candidates.Aggregate(Vec3.Zero, (sum, c) => sum + c.Centre) / candidates.Count;
        double[] distances = [.. candidates.Select(c => (c.Centre - mean).HorizontalNorm)];
        double least = distances.Min();
        return [.. distances.Select(d => Math.Max(Elsewhere, -(d - least) / DistanceScale))];
    }

    /// <summary>How far, in metres, the thing is from standing in the relation.</summary>
    private static double Distance(Relation relation, Referent thing, IReadOnlyList<Referent> anchors, SceneGraph scene)
    {
        if (relation.Kind == RelationKind.Between) return anchors.Count < 2 ? 0 : FromBetween(thing.Centre, anchors[0].Centre, anchors[1].Centre);
        double best = double.PositiveInfinity;
        foreach (Referent anchor in anchors)
        {
            if (anchor.Id == thing.Id) continue;
            best = Math.Min(best, DistanceTo(relation, thing, anchor, scene));
        }

        return double.IsPositiveInfinity(best) ? -Elsewhere * DistanceScale : best;
    }

    private static double DistanceTo(Relation relation, Referent thing, Referent anchor, SceneGraph scene) => relation.Kind switch
    {
        RelationKind.On => FromOn(thing, anchor, scene),
        RelationKind.In => FromIn(thing, anchor),
        RelationKind.From or RelationKind.To when anchor.Region is { Kind: RegionKind.Inside } => FromIn(thing, anchor),
        RelationKind.From or RelationKind.To => Math.Min(Math.Min(FromOn(thing, anchor, scene), FromIn(thing, anchor)), AwayFrom + FromNextTo(thing, anchor, scene)),
        RelationKind.NextTo => FromNextTo(thing, anchor, scene),
        RelationKind.Under => Outside(thing, anchor) + Math.Max(0, thing.Bounds.Max.Z - anchor.Bounds.Min.Z - Slack),
        _ => FromToward(relation.Direction ?? Direction.Middle, thing, anchor, scene),
    };

    private static double FromToward(Direction direction, Referent thing, Referent anchor, SceneGraph scene)
    {
        Vec3 away = thing.Centre - anchor.Centre;
        switch (direction)
        {
            case Direction.Middle:
                return away.HorizontalNorm;
            case Direction.Top:
                return Math.Min(FromOn(thing, anchor, scene), FromIn(thing, anchor) + Math.Max(0, anchor.Centre.Z - thing.Centre.Z));
            case Direction.Bottom:
                return FromIn(thing, anchor) + Math.Max(0, thing.Centre.Z - anchor.Centre.Z);
            default:
                double along = AxisOf(direction, scene.Viewpoint).Dot(away);
                double across = Math.Sqrt(Math.Max(0, (away.HorizontalNorm * away.HorizontalNorm) - (along * along)));
                return Math.Max(0, across - along) + (0.1 * Gap(thing.Bounds, anchor.Bounds));
        }
    }

    private static double FromOn(Referent thing, Referent anchor, SceneGraph scene)
    {
        double below = Math.Max(0, anchor.Bounds.Max.Z - Slack - thing.Bounds.Min.Z);
        if (thing.Centre.Z > anchor.Bounds.Max.Z) below = Math.Max(0, below - Slack);
        double above = Math.Max(0, thing.Bounds.Min.Z - anchor.Bounds.Max.Z - Slack);
        double carried = IsCarriedByAnother(thing, anchor, scene) ? 0.1 : 0;
        return Outside(thing, anchor) + below + above + carried;
    }

    /// <summary>What stands on a thing that stands on the table is not "on the table" first of all.</summary>
    private static bool IsCarriedByAnother(Referent thing, Referent anchor, SceneGraph scene)
    {
        foreach (SceneObject other in scene.Objects)
        {
            if (other.Id == thing.Owner?.Id || other.Id == anchor.Owner?.Id) continue;
            Box bounds = other.Bounds();
            bool between = bounds.Max.Z > anchor.Bounds.Max.Z + 0.01 && bounds.Max.Z < thing.Centre.Z + Slack && bounds.Grown(-0.01).Contains(thing.Centre.WithZ(bounds.Centre.Z));
            if (between) return true;
        }

        return false;
    }

    private static double FromIn(Referent thing, Referent anchor)
    {
        Box inside = anchor.Bounds.Grown(0.02);
        if (inside.Contains(thing.Centre)) return 0;
        Vec3 nearest = Vec3.Max(inside.Min, Vec3.Min(inside.Max, thing.Centre));
        return NotInside + (thing.Centre - nearest).Norm;
    }

    private static double FromNextTo(Referent thing, Referent anchor, SceneGraph scene)
    {
        bool onIt = FromOn(thing, anchor, scene) < 0.01 || FromIn(thing, anchor) <= 0;
        return Gap(thing.Bounds, anchor.Bounds) + (onIt ? 0.15 : 0);
    }

    private static double FromBetween(Vec3 point, Vec3 a, Vec3 b)
    {
        Vec3 along = (b - a).WithZ(0);
        double length = along.Norm;
        if (length < 1e-6) return 0;
        double t = (point - a).Dot(along) / (length * length);
        Vec3 nearest = Vec3.Lerp(a, b, Math.Clamp(t, 0.15, 0.85));
        return (point - nearest).HorizontalNorm * 0.7;
    }

    private static double Outside(Referent thing, Referent anchor)
    {
        double dx = Math.Max(0, Math.Max(anchor.Bounds.Min.X - thing.Centre.X, thing.Centre.X - anchor.Bounds.Max.X));
        double dy = Math.Max(0, Math.Max(anchor.Bounds.Min.Y - thing.Centre.Y, thing.Centre.Y - anchor.Bounds.Max.Y));
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    private static double Gap(Box a, Box b)
    {
        double dx = Math.Max(0, Math.Max(a.Min.X - b.Max.X, b.Min.X - a.Max.X));
        double dy = Math.Max(0, Math.Max(a.Min.Y - b.Max.Y, b.Min.Y - a.Max.Y));
        return Math.Sqrt((dx * dx) + (dy * dy));
    }
}
