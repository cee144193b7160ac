namespace Robotics.Core.Bodies;

/// <summary>Which picture is wanted.</summary>
/// <param name="Camera">The camera's name.</param>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Depth">Whether depth is wanted too.</param>
/// <param name="Segmentation">Whether object ids per pixel are wanted too (simulators only).</param>
public sealed record CameraRequest(string Camera, int Width, int Height, bool Depth = false, bool Segmentation = false);
