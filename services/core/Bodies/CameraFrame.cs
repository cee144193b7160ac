namespace Robotics.Core.Bodies;

/// <summary>One picture, upright: row 0 is the top.</summary>
public sealed record CameraFrame
{
    public required string Camera { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>3 bytes a pixel, row by row.</summary>
    public required ReadOnlyMemory<byte> Rgb { get; init; }

    /// <summary>Metres along the optical axis, a number a pixel; empty when not asked for.</summary>
    public ReadOnlyMemory<float> Depth { get; init; }

    /// <summary>Index into the description's objects a pixel, −1 for anything else; empty when not asked for.</summary>
    public ReadOnlyMemory<int> Segmentation { get; init; }

    /// <summary>Focal length in pixels, the same both ways; the principal point is the centre.</summary>
    public required double FocalLength { get; init; }

    /// <summary>X_WC of the optical frame (z forward, x right, y down) when the picture was taken.</summary>
    public required Pose CameraInWorld { get; init; }

    /// <summary>Body time of the picture.</summary>
    public required TimeSpan Time { get; init; }
}
