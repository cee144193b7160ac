namespace Robotics.Cerebellum.Placement;

/// <summary>Turns a relation and its target into points where the held object's origin may go.</summary>
internal static class Aiming
{
    /// <summary>Distance between points that are tried, metres.</summary>
    private const double Grid = 0.02;

    /// <summary>How far inside a region's outline the origin stays when there is room.</summary>
    private const double Inset = 0.012;

    /// <summary>How far from the middle of a supporting object the origin may go: well within <see cref="SceneThresholds.Stacked"/>.</summary>
    private const double OffCentre = 0.015;

    /// <summary>Room between outlines of things side by side, metres.</summary>
    private const double Beside = 0.03;

    /// <summary>Null when the target is not in the scene.</summary>
    public static Aim? At(PredicateKind relation, string target, SceneGraph scene, SceneObject held)
    {
        if (scene.FindRegion(target) is { } found) return InRegion(found.Region, found.Pose, relation);
        if (scene.Find(target) is not { } other) return null;
        Box bounds = other.Bounds();
        return relation switch
        {
            PredicateKind.On when other.Description.Mobility == Mobility.Fixed => new([.. Surface(bounds, held.Pose.Position)], bounds.Max.Z),
            PredicateKind.On => new([.. Around(other.Pose.Position, OffCentre)], bounds.Max.Z),
            PredicateKind.In => Inner(other) is { } inner ? InRegion(inner, other.RegionPose(inner), relation)
                : new([.. Around(other.Pose.Position, OffCentre)], bounds.Max.Z),
            PredicateKind.Under => new([.. Rectangle(bounds.Centre, Vec3.UnitX, Vec3.UnitY, bounds.Size / 2)], bounds.Min.Z),
            _ => new([.. BesidePoints(relation, bounds, held.Bounds(), scene.Viewpoint)], bounds.Max.Z),
        };
    }

    private static RegionDescription? Inner(SceneObject o)
    {
        foreach (RegionDescription region in o.Description.Regions)
        {
            if (region.Kind == RegionKind.Inside) return region;
        }

        return null;
    }

    private static Aim InRegion(RegionDescription region, Pose X_WR, PredicateKind relation)
    {
        Box bounds = ConvexShape.Box(region.HalfExtents).BoundsAt(X_WR);
        bool inside = region.Kind == RegionKind.Inside || relation == PredicateKind.In;
        (Vec3 u, Vec3 v, double a, double b) = Outline(region, X_WR);
        Vec3 half = new(Math.Max(a - Inset, 0.3 * a), Math.Max(b - Inset, 0.3 * b), 0);
        return new([.. Rectangle(X_WR.Position, u, v, half)], bounds.Max.Z, inside ? (region, X_WR) : null, u);
    }

    /// <summary>The two axes of the region's box that are most level, and half its extents along them.</summary>
    private static (Vec3 U, Vec3 V, double HalfU, double HalfV) Outline(RegionDescription region, Pose X_WR)
    {
        ReadOnlySpan<Vec3> axes = [X_WR.Rotation.AxisX, X_WR.Rotation.AxisY, X_WR.Rotation.AxisZ];
        int up = 0;
        for (int i = 1; i < 3; i++)
        {
            if (Math.Abs(axes[i].Z) > Math.Abs(axes[up].Z)) up = i;
        }

        int first = up == 0 ? 1 : 0, second = up == 2 ? 1 : 2;
        return (axes[first].WithZ(0).Normalized(), axes[second].WithZ(0).Normalized(), region.HalfExtents[first], region.HalfExtents[second]);
    }

    /// <summary>A grid over the top of furniture, the nearest point first.</summary>
    private static IEnumerable<Vec3> Surface(Box bounds, Vec3 near)
    {
        const int Most = 16;
        Vec3 half = new(Math.Max(0, (bounds.Size.X / 2) - Inset), Math.Max(0, (bounds.Size.Y / 2) - Inset), 0);
        double step = Math.Max(Grid, Math.Max(half.X, half.Y) * 2 / Most);
        return Rectangle(bounds.Centre, Vec3.UnitX, Vec3.UnitY, half, step).Select((p, i) => (p, i))
            .OrderBy(e => Math.Round((e.p - near).HorizontalNorm, 6)).ThenBy(e => e.i).Select(e => e.p);
    }

    private static IEnumerable<Vec3> Around(Vec3 centre, double radius)
    {
        yield return centre;
        for (int k = 0; k < 8; k++)
        {
            double angle = k * Math.PI / 4;
            yield return centre + (new Vec3(Math.Cos(angle), Math.Sin(angle), 0) * radius);
        }
    }

    /// <summary>A grid over a rectangle, from the middle outwards.</summary>
    private static IEnumerable<Vec3> Rectangle(Vec3 centre, Vec3 u, Vec3 v, Vec3 half, double step = Grid)
    {
        int nu = (int)(half.X / step), nv = (int)(half.Y / step);
        double du = nu > 0 ? half.X / nu : 0, dv = nv > 0 ? half.Y / nv : 0;
        List<Vec3> offsets = [];
        for (int i = -nu; i <= nu; i++)
        {
            for (int k = -nv; k <= nv; k++) offsets.Add((u * (i * du)) + (v * (k * dv)));
        }

        return offsets.Select((o, i) => (o, i)).OrderBy(e => Math.Round(e.o.Norm, 6)).ThenBy(e => e.i).Select(e => centre + e.o);
    }

    private static IEnumerable<Vec3> BesidePoints(PredicateKind relation, Box target, Box held, Viewpoint viewpoint)
    {
        Vec3? wanted = relation switch
        {
            PredicateKind.LeftOf => viewpoint.Left,
            PredicateKind.RightOf => -viewpoint.Left,
            PredicateKind.InFrontOf => viewpoint.Front,
            PredicateKind.Behind => -viewpoint.Front,
            _ => null,
        };
        double reach = Math.Max(held.Size.X, held.Size.Y) / 2;
        Vec3 between = (held.Centre - target.Centre).WithZ(0);
        Vec3 towards = between.Norm > 1e-3 ? between.Normalized() : Vec3.UnitX;
        for (double gap = Beside; gap <= 0.13; gap += 0.025)
        {
            for (int k = 0; k < 16; k++)
            {
                // 0, 1, −1, 2, −2 …: from the wanted direction to both sides.
                double angle = ((k + 1) / 2) * (k % 2 == 0 ? -1 : 1) * Math.PI / 8;
                Vec3 direction = Rotation.FromYaw(angle) * (wanted ?? towards);
                if (wanted is { } w && direction.Dot(w) < 0.85) continue;
                double edge = (Math.Abs(direction.X) * target.Size.X / 2) + (Math.Abs(direction.Y) * target.Size.Y / 2);
                yield return target.Centre + (direction * (edge + gap + reach));
            }
        }
    }
}
