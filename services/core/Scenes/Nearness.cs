namespace Robotics.Core.Scenes;

/// <summary>Under, NextTo and the four sides.</summary>
internal static class Nearness
{
    public static Truth Under(SceneObject subject, SpatialTarget target, SceneGraph scene)
    {
        SceneGeometry geometry = SceneGeometry.Of(scene);
        double deviation = Uncertainty.OfOffset(subject, target.Owner);
        double top = geometry[subject].Bounds.Max.Z;
        Vec3 origin = subject.Pose.Position;
        if (target.Region is not null) return Kleene.Positive(Roof(target.Bounds(geometry)), deviation);
        double margin = double.NegativeInfinity;
        foreach (Box part in geometry[target.Owner!].PartBounds) margin = Math.Max(margin, Roof(part));
        return Kleene.Positive(margin, deviation);

        // How well a box covers the subject: its lower face above the subject's top, and the subject's origin within its outline.
        double Roof(Box box)
        {
            double outline = Math.Min(
                Math.Min(origin.X - box.Min.X, box.Max.X - origin.X),
                Math.Min(origin.Y - box.Min.Y, box.Max.Y - origin.Y));
            return Math.Min(outline, box.Min.Z - top + SceneThresholds.Contact);
        }
    }

    /// <summary>Beside, on the same support, and neither on the other.</summary>
    public static Truth NextTo(SceneObject subject, SpatialTarget target, SceneGraph scene, double reach)
    {
        SceneGeometry geometry = SceneGeometry.Of(scene);
        Box box = geometry[subject].Bounds;
        double gap = box.HorizontalDistanceTo(target.Bounds(geometry));
        Truth near = Kleene.Positive(reach - gap, Uncertainty.OfOffset(subject, target.Owner));
        return near == Truth.False ? near : near.And(Kleene.Of(SideBySide(subject, target, scene)));
    }

    /// <summary>Beside the target, with most of the offset between the origins along the direction.</summary>
    public static Truth Towards(SceneObject subject, SpatialTarget target, SceneGraph scene, Vec3 direction)
    {
        Vec3 offset = (subject.Pose.Position - target.Pose.Position).WithZ(0);
        double along = offset.Dot(direction);
        double aside = (offset - (direction * along)).Norm;
        Truth towards = Kleene.Positive(along - aside, Uncertainty.OfOffset(subject, target.Owner));
        return towards == Truth.False ? towards : towards.And(NextTo(subject, target, scene, SceneThresholds.Side));
    }

    private static bool SideBySide(SceneObject subject, SpatialTarget target, SceneGraph scene)
    {
        string? carrier = Support.Of(subject, scene);
        if (carrier is null) return false;
        if (target.Region is not null || target.Owner is not { } other) return true;
        if (carrier == other.Id) return false;
        string? othersCarrier = Support.Of(other, scene);
        // Furniture may float a little above what it stands on; it is beside what is carried by other furniture.
        if (othersCarrier is null) return other.Description.Mobility == Mobility.Fixed && scene.Get(carrier).Description.Mobility == Mobility.Fixed;
        return carrier == othersCarrier;
    }
}
