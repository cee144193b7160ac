namespace Robotics.Sim.Engine;

/// <summary>What a model says about pictures of it (mjVisual) and its size (mjStatistic), in native memory.</summary>
/// <remarks>A <c>Renderer</c> has its own buffer settings and leaves these as they are.</remarks>
public sealed class VisualSettings
{
    private readonly NativeStruct visual;
    private readonly NativeStruct statistic;

    internal VisualSettings(NativeStruct visual, NativeStruct statistic)
    {
        this.visual = visual;
        this.statistic = statistic;
    }

    /// <summary>Size of the whole model, m: the unit of <see cref="Near"/> and <see cref="Far"/>.</summary>
    public ref double Extent => ref statistic.Field<double>("extent");

    /// <summary>Centre of the model in the world's frame, m [3].</summary>
    public Span<double> Center => statistic.Fields<double>("center");

    /// <summary>Distance of the near clipping plane, in extents.</summary>
    public ref float Near => ref visual.Field<float>("map.znear");

    /// <summary>Distance of the far clipping plane, in extents.</summary>
    public ref float Far => ref visual.Field<float>("map.zfar");

    /// <summary>Width of the offscreen buffer that the model asks for, pixels.</summary>
    public ref int OffscreenWidth => ref visual.Field<int>("global.offwidth");

    /// <summary>Height of the offscreen buffer that the model asks for, pixels.</summary>
    public ref int OffscreenHeight => ref visual.Field<int>("global.offheight");

    /// <summary>Samples per pixel that the model asks for; 0: no multisampling.</summary>
    public ref int OffscreenSamples => ref visual.Field<int>("quality.offsamples");

    /// <summary>Side of the shadow map, texels; 0: no shadows.</summary>
    public ref int ShadowMapSize => ref visual.Field<int>("quality.shadowsize");

    /// <summary>Vertical field of view of the free camera, degrees.</summary>
    public ref float FreeCameraFieldOfView => ref visual.Field<float>("global.fovy");

    /// <summary>1: a light goes with the camera.</summary>
    public ref int HeadlightActive => ref visual.Field<int>("headlight.active");

    /// <summary>Red, green, blue of the headlight's ambient part, 0-1 [3].</summary>
    public Span<float> HeadlightAmbient => visual.Fields<float>("headlight.ambient");

    /// <summary>Red, green, blue of the headlight's diffuse part, 0-1 [3].</summary>
    public Span<float> HeadlightDiffuse => visual.Fields<float>("headlight.diffuse");

    /// <summary>Red, green, blue of the headlight's specular part, 0-1 [3].</summary>
    public Span<float> HeadlightSpecular => visual.Fields<float>("headlight.specular");
}
