namespace Robotics.Core.Scenes;

/// <summary>On, In and Clear.</summary>
internal static class Resting
{
    /// <summary>Of a container without an inside region: how much of its outline, from the middle, counts as inside.</summary>
    private const double InnerShare = 0.9;

    public static Truth On(SceneObject subject, SpatialTarget target, SceneGraph scene)
    {
        if (target.Region is not null) return OnRegion(subject, target, scene);
        SceneObject carrier = target.Owner!;
        return carrier.Description.Mobility == Mobility.Fixed
            ? Kleene.Of(Support.Of(subject, scene) == carrier.Id)
            : Stacked(subject, carrier, scene);
    }

    public static Truth In(SceneObject subject, SpatialTarget target, SceneGraph scene)
    {
        if (target.Region is not null) return InRegion(subject, target, scene);
        SceneObject container = target.Owner!;
        Truth inside = Truth.False;
        bool hasInside = false;
        foreach (RegionDescription region in container.Description.Regions)
        {
            if (region.Kind != RegionKind.Inside) continue;
            hasInside = true;
            inside = inside.Or(InRegion(subject, new(container, region, container.RegionPose(region)), scene));
        }

        return hasInside ? inside : WithinHollow(subject, container, scene);
    }

    public static Truth Clear(SceneObject subject, SceneGraph scene)
    {
        foreach (SceneObject other in scene.Objects)
        {
            if (other.Description.Mobility == Mobility.Fixed || ReferenceEquals(other, subject)) continue;
            if (Support.Of(other, scene) == subject.Id) return Truth.False;
        }

        return Truth.True;
    }

    /// <summary>LIBERO's On between objects: touching, not below, and the origins nearly above each other.</summary>
    private static Truth Stacked(SceneObject subject, SceneObject carrier, SceneGraph scene)
    {
        Vec3 offset = subject.Pose.Position - carrier.Pose.Position;
        double deviation = Uncertainty.OfOffset(subject, carrier);
        Truth above = Kleene.Positive(offset.Z, deviation);
        Truth centred = Kleene.Positive(SceneThresholds.Stacked - offset.HorizontalNorm, deviation);
        Truth placed = above.And(centred);
        return placed == Truth.False ? placed : placed.And(Touching(subject, carrier, scene));
    }

    /// <summary>LIBERO's On for regions: the origin within the outline and just above the surface, and contact with the region's owner.</summary>
    private static Truth OnRegion(SceneObject subject, SpatialTarget target, SceneGraph scene)
    {
        Vec3 p = target.Pose.Inverse() * subject.Pose.Position;
        Vec3 half = target.Region!.HalfExtents;
        double height = p.Z - half.Z;
        double margin = Math.Min(
            Math.Min(Inward(half.X, p.X), Inward(half.Y, p.Y)),
            Math.Min(height + SceneThresholds.BelowSurface, SceneThresholds.AboveSurface - height));
        Truth within = Kleene.Positive(margin, Uncertainty.OfOffset(subject, target.Owner));
        if (within == Truth.False) return within;
        return within.And(target.Owner is null ? Kleene.Of(Support.Of(subject, scene) is not null) : Touching(subject, target.Owner, scene));
    }

    /// <summary>LIBERO's In; or standing in the region on its owner, where the origin is at the foot and that a little lower than the region begins.</summary>
    private static Truth InRegion(SceneObject subject, SpatialTarget target, SceneGraph scene)
    {
        Truth within = WithinRegion(subject, target, SceneThresholds.BelowInside);
        if (within != Truth.False || target.Owner is not { } owner) return within;
        Truth foot = WithinRegion(subject, target, SceneThresholds.FootBelowInside);
        if (foot == Truth.False) return foot;
        Vec3 middle = (target.Pose.Inverse() * SceneGeometry.Of(scene)[subject].Bounds.Centre).Abs(), half = target.Region!.HalfExtents;
        bool stands = middle.X < half.X && middle.Y < half.Y && middle.Z < half.Z && Support.RestsOn(subject, owner.Id, scene);
        return foot.And(Kleene.Of(stands));
    }

    /// <summary>The origin within the region's box, or at most so far below it (metres).</summary>
    private static Truth WithinRegion(SceneObject subject, SpatialTarget target, double below)
    {
        Pose X_RW = target.Pose.Inverse();
        Vec3 origin = subject.Pose.Position;
        Vec3 half = target.Region!.HalfExtents;
        double margin = Math.Max(Depth(X_RW * origin), Depth(X_RW * (origin + (Vec3.UnitZ * below))));
        return Kleene.Positive(margin, Uncertainty.OfOffset(subject, target.Owner));

        double Depth(Vec3 p) => Math.Min(Math.Min(Inward(half.X, p.X), Inward(half.Y, p.Y)), Inward(half.Z, p.Z));
    }

    /// <summary>A bowl, tray or mug without a described inside: the origin within the outline, below the rim, and carried by it.</summary>
    private static Truth WithinHollow(SceneObject subject, SceneObject container, SceneGraph scene)
    {
        Box box = SceneGeometry.Of(scene)[container].Bounds;
        Vec3 p = subject.Pose.Position - box.Centre;
        Vec3 half = box.Size / 2;
        double margin = Math.Min(Math.Min((half.X * InnerShare) - Math.Abs(p.X), (half.Y * InnerShare) - Math.Abs(p.Y)), half.Z - Math.Abs(p.Z));
        Truth within = Kleene.Positive(margin, Uncertainty.OfOffset(subject, container));
        return within == Truth.False ? within : within.And(Kleene.Of(Support.RestsOn(subject, container.Id, scene)));
    }

    private static Truth Touching(SceneObject a, SceneObject b, SceneGraph scene)
    {
        SceneGeometry geometry = SceneGeometry.Of(scene);
        double deviation = Uncertainty.OfGap(a, b, geometry);
        double touching = SceneThresholds.Contact + (2 * deviation);
        if (geometry[a].NearestTo(geometry[b], touching + (2 * deviation)) is not { } nearest) return Truth.False;
        return nearest.Distance <= touching ? Truth.True : Truth.Unknown;
    }

    /// <summary>How far a coordinate is within ±half, less the margin that keeps us stricter than LIBERO.</summary>
    private static double Inward(double half, double coordinate) =>
        half - Math.Min(SceneThresholds.RegionMargin, half / 10) - Math.Abs(coordinate);
}
