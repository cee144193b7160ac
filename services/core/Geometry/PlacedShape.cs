namespace Robotics.Core.Geometry;

/// <summary>A convex shape somewhere. The frame is the owner's.</summary>
public readonly record struct PlacedShape(ConvexShape Shape, Pose Pose);
