namespace Robotics.Cerebellum.Placement;

/// <summary>A straight way into a place along which the object touches nothing.</summary>
/// <param name="Direction">World, unit vector: from outside to the place.</param>
/// <param name="Length">From clear of the place to the place, metres.</param>
internal readonly record struct Entry(Vec3 Direction, double Length);
