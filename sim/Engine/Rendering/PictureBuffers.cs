namespace Robotics.Sim.Engine.Rendering;

/// <summary>Where a picture is written, row by row: buffers of the caller's. An empty one is not drawn.</summary>
public readonly ref struct PictureBuffers
{
    /// <summary>Red, green, blue [height x width x 3].</summary>
    public Span<byte> Rgb { get; init; }

    /// <summary>Distance along the direction of view, m [height x width]; the far clipping plane where there is nothing.</summary>
    public Span<float> Depth { get; init; }

    /// <summary>The geom that each pixel shows, or -1 [height x width].</summary>
    public Span<int> GeomIds { get; init; }
}
