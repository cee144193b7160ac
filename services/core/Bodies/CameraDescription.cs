namespace Robotics.Core.Bodies;

/// <summary>A camera of the body.</summary>
/// <param name="Name">Unique, e.g. <c>agentview</c>, <c>wrist</c>.</param>
/// <param name="Width">Pixels a row by default.</param>
/// <param name="Height">Rows by default.</param>
/// <param name="VerticalFovRad">Vertical field of view, radians.</param>
/// <param name="OnHand">True when it moves with the hand.</param>
public sealed record CameraDescription(string Name, int Width, int Height, double VerticalFovRad, bool OnHand);
