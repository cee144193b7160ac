namespace Robotics.Core.Scenes;

/// <summary>What a spatial predicate relates its subject to: an object, one of its regions, or a place of the workspace.</summary>
/// <param name="Owner">The object, or the region's owner; null for a place.</param>
/// <param name="Region">Null for an object.</param>
/// <param name="Pose">X_WR of the region, X_WO of the object.</param>
internal readonly record struct SpatialTarget(SceneObject? Owner, RegionDescription? Region, Pose Pose)
{
    public static SpatialTarget? Find(string id, SceneGraph scene)
    {
        if (EntityId.IsPlace(id) || EntityId.IsRegion(id))
            return scene.FindRegion(id) is { } found ? new(found.Owner, found.Region, found.Pose) : null;
        return !EntityId.IsArticulation(id) && scene.Find(id) is { } placed ? new(placed, null, placed.Pose) : null;
    }

    public Box Bounds(SceneGeometry geometry) =>
        Region is null ? geometry[Owner!].Bounds : ConvexShape.Box(Region.HalfExtents).BoundsAt(Pose);
}
