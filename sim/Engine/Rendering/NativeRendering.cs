using System.Runtime.InteropServices;

namespace Robotics.Sim.Engine.Rendering;

/// <summary>MuJoCo's functions of abstract visualization (mjv) and OpenGL rendering (mjr) that are used here.</summary>
internal static unsafe partial class NativeRendering
{
    private const string Library = MujocoLibrary.Name;

    [LibraryImport(Library)]
    internal static partial void mjv_defaultCamera(byte* camera);

    [LibraryImport(Library)]
    internal static partial void mjv_defaultOption(byte* option);

    [LibraryImport(Library)]
    internal static partial void mjv_defaultPerturb(byte* perturbation);

    [LibraryImport(Library)]
    internal static partial void mjv_defaultScene(byte* scene);

    [LibraryImport(Library)]
    internal static partial void mjv_makeScene(byte* model, byte* scene, int maxGeoms);

    [LibraryImport(Library)]
    internal static partial void mjv_freeScene(byte* scene);

    [LibraryImport(Library)]
    internal static partial void mjv_updateScene(
        byte* model, byte* data, byte* option, byte* perturbation, byte* camera, int categories, byte* scene);

    [LibraryImport(Library)]
    internal static partial void mjr_defaultContext(byte* context);

    [LibraryImport(Library)]
    internal static partial void mjr_makeContext(byte* model, byte* context, int fontScale);

    [LibraryImport(Library)]
    internal static partial void mjr_freeContext(byte* context);

    [LibraryImport(Library)]
    internal static partial void mjr_setBuffer(int framebuffer, byte* context);

    [LibraryImport(Library)]
    internal static partial void mjr_render(Viewport viewport, byte* scene, byte* context);

    [LibraryImport(Library)]
    internal static partial void mjr_readPixels(byte* rgb, float* depth, Viewport viewport, byte* context);

    /// <summary>A rectangle of the framebuffer, pixels from its lower left corner (mjrRect).</summary>
    internal readonly record struct Viewport(int Left, int Bottom, int Width, int Height);
}
