using System.Globalization;
using System.Runtime.InteropServices;

namespace Robotics.Sim.Engine.Rendering;

/// <summary>An OpenGL context without a window, current on the thread that makes it until that thread disposes it.</summary>
/// <remarks>A graphics card is preferred; without one, Mesa's software renderer draws.</remarks>
internal sealed unsafe class EglContext : IDisposable
{
    private const int MaxDevices = 16;

    private readonly nint display;
    private readonly nint context;

    /// <exception cref="RoboticsException"><see cref="ErrorCode.MissingDependency"/>: no EGL, or no driver behind it.</exception>
    public EglContext()
    {
        if (!NativeLibrary.TryLoad("libEGL.so.1", out _)) throw Missing("libEGL.so.1 cannot be loaded");
        string tried = "no display opens";
        foreach (nint candidate in Displays())
        {
            if (!TryMakeCurrent(candidate, out context, out tried)) continue;
            display = candidate;
            DeviceName = ReadDeviceName();
            return;
        }

        throw Missing(tried);
    }

    /// <summary>What OpenGL calls the device that draws.</summary>
    public string DeviceName { get; }

    public void Dispose()
    {
        _ = NativeEgl.eglMakeCurrent(display, 0, 0, 0);
        _ = NativeEgl.eglDestroyContext(display, context);
    }

    // Graphics cards first, then Mesa's own choice, then its software device.
    private static IEnumerable<nint> Displays()
    {
        List<nint> devices = Devices();
        foreach (nint device in devices.Where(d => !IsSoftware(d))) yield return Display(NativeEgl.DevicePlatform, device);
        yield return Display(NativeEgl.SurfacelessPlatform, 0);
        foreach (nint device in devices.Where(IsSoftware)) yield return Display(NativeEgl.DevicePlatform, device);
    }

    private static nint Display(int platform, nint native)
    {
        delegate* unmanaged[Cdecl]<int, nint, int*, nint> get = (delegate* unmanaged[Cdecl]<int, nint, int*, nint>)Function("eglGetPlatformDisplayEXT");
        return get == null ? 0 : get(platform, native, null);
    }

    private static List<nint> Devices()
    {
        delegate* unmanaged[Cdecl]<int, nint*, int*, int> query = (delegate* unmanaged[Cdecl]<int, nint*, int*, int>)Function("eglQueryDevicesEXT");
        nint* devices = stackalloc nint[MaxDevices];
        int count = 0;
        if (query == null || query(MaxDevices, devices, &count) == 0) return [];
        return [.. new ReadOnlySpan<nint>(devices, count)];
    }

    private static bool IsSoftware(nint device)
    {
        delegate* unmanaged[Cdecl]<nint, int, byte*> query = (delegate* unmanaged[Cdecl]<nint, int, byte*>)Function("eglQueryDeviceStringEXT");
        return query != null && NativeText.Read(query(device, NativeEgl.Extensions)).Contains("EGL_MESA_device_software", StringComparison.Ordinal);
    }

    private static bool TryMakeCurrent(nint display, out nint context, out string failure)
    {
        context = 0;
        failure = "no display opens";
        if (display == 0 || NativeEgl.eglInitialize(display, null, null) == 0) return false;

        // Renderable by OpenGL, with a pixel buffer: the default asks for windows, which are not there.
        int* wanted = stackalloc int[] { 0x3040, 0x0008, 0x3033, 0x0001, 0x3024, 8, 0x3025, 24, NativeEgl.None };
        nint config = 0;
        int found = 0;
        if (NativeEgl.eglChooseConfig(display, wanted, &config, 1, &found) == 0 || found == 0) config = 0;

        _ = NativeEgl.eglBindAPI(NativeEgl.OpenGlApi);
        int none = NativeEgl.None;
        context = NativeEgl.eglCreateContext(display, config, 0, &none);
        if (context != 0 && NativeEgl.eglMakeCurrent(display, 0, 0, context) != 0) return true;
        failure = "no context: EGL error 0x" + NativeEgl.eglGetError().ToString("X", CultureInfo.InvariantCulture);
        if (context != 0) _ = NativeEgl.eglDestroyContext(display, context);
        return false;
    }

    private static string ReadDeviceName()
    {
        delegate* unmanaged[Cdecl]<uint, byte*> getString = (delegate* unmanaged[Cdecl]<uint, byte*>)Function("glGetString");
        return getString == null ? "unknown" : NativeText.Read(getString(NativeEgl.GlRenderer));
    }

    private static nint Function(string name)
    {
        fixed (byte* text = NativeText.Write(name)) return NativeEgl.eglGetProcAddress(text);
    }

    private static RoboticsException Missing(string why) => new(
        ErrorCode.MissingDependency, $"Pictures need OpenGL without a display, and {why}. Install the packages libegl1 and libgl1-mesa-dri.");
}
