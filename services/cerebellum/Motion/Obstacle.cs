namespace Robotics.Cerebellum.Motion;

/// <summary>A convex part of the scene that must not be touched, in the world frame.</summary>
/// <param name="ObjectId">The object it belongs to.</param>
/// <param name="Placed">The shape with X_WS.</param>
/// <param name="Bounds">Its box.</param>
internal readonly record struct Obstacle(string ObjectId, PlacedShape Placed, Box Bounds)
{
    public static Obstacle Of(string objectId, PlacedShape placed) => new(objectId, placed, placed.Shape.BoundsAt(placed.Pose));
}
