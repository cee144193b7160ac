namespace Robotics.Cerebellum.Placement;

/// <summary>Where an object's origin may go, before collisions are looked at: points on the horizontal plane, best first.</summary>
/// <param name="Points">World x and y (z is not used), the most wanted first.</param>
/// <param name="Top">Height below which the support is looked for, metres.</param>
/// <param name="Inside">The region that the object goes into; null when it goes onto or beside something.</param>
/// <param name="Along">A level direction of the region, along which a narrow one is best filled; null when there is no region.</param>
internal sealed record Aim(ImmutableArray<Vec3> Points, double Top, (RegionDescription Region, Pose Pose)? Inside = null, Vec3? Along = null);
