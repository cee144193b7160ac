namespace Robotics.Sim.Engine.Rendering;

/// <summary>The buffers that a renderer draws into. They cost memory and time whatever is drawn.</summary>
/// <param name="Width">Least width of the framebuffer, pixels; a larger picture enlarges it.</param>
/// <param name="Height">Least height of the framebuffer, pixels.</param>
/// <param name="Samples">Samples per pixel against jagged edges; 0: none.</param>
/// <param name="ShadowMapSize">Side of the shadow map, texels; 0: no shadows.</param>
public sealed record RendererSettings(int Width, int Height, int Samples, int ShadowMapSize)
{
    /// <summary>MuJoCo's own defaults, with which published benchmarks were drawn.</summary>
    public static RendererSettings Exact { get; } = new(640, 480, 4, 4096);

    /// <summary>No shadows and no multisampling: some 15 times faster in software.</summary>
    public static RendererSettings Fast { get; } = new(640, 480, 0, 0);

    /// <summary>The most shapes of a picture; what is beyond is left out, with a warning.</summary>
    public int MaxGeoms { get; init; } = 2000;

    /// <summary>How many models stay uploaded; the one that was drawn longest ago makes room.</summary>
    public int CachedModels { get; init; } = 4;
}
