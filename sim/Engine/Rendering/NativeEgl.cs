using System.Runtime.InteropServices;

namespace Robotics.Sim.Engine.Rendering;

/// <summary>The functions of EGL that are used here.</summary>
internal static unsafe partial class NativeEgl
{
    internal const int None = 0x3038;
    internal const uint OpenGlApi = 0x30A2;
    internal const int Extensions = 0x3055;
    internal const int SurfacelessPlatform = 0x31DD;
    internal const int DevicePlatform = 0x313F;
    internal const uint GlRenderer = 0x1F01;

    private const string Library = MujocoLibrary.EglName;

    [LibraryImport(Library)]
    internal static partial nint eglGetProcAddress(byte* name);

    [LibraryImport(Library)]
    internal static partial int eglInitialize(nint display, int* major, int* minor);

    [LibraryImport(Library)]
    internal static partial int eglTerminate(nint display);

    [LibraryImport(Library)]
    internal static partial int eglBindAPI(uint api);

    [LibraryImport(Library)]
    internal static partial int eglChooseConfig(nint display, int* attributes, nint* configs, int size, int* found);

    [LibraryImport(Library)]
    internal static partial nint eglCreateContext(nint display, nint config, nint shared, int* attributes);

    [LibraryImport(Library)]
    internal static partial int eglDestroyContext(nint display, nint context);

    [LibraryImport(Library)]
    internal static partial int eglMakeCurrent(nint display, nint draw, nint read, nint context);

    [LibraryImport(Library)]
    internal static partial int eglGetError();
}
