namespace Robotics.Core.Bodies;

/// <summary>Two shapes, by their place in a list.</summary>
public readonly record struct ShapePair(int First, int Second);
