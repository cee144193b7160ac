using System.Runtime.InteropServices;

namespace Robotics.Sim.Engine;

/// <summary>How glibc's malloc is used, which the physics engine and everything else that is native allocates with.</summary>
/// <remarks>
/// A simulation is a block of some megabytes. glibc raises the size above which a block is mapped by itself whenever it frees such a block, so that later ones lie among
/// small ones that outlive them: a region that opens one episode after another then takes nine times the memory. A size that is set stays.
/// </remarks>
public static partial class NativeHeap
{
    private const int MapThreshold = -3, Arenas = -8;

    /// <summary>Larger blocks are mapped by themselves and go back to the system when they are freed.</summary>
    private const int LargestInHeap = 1 << 20;

    /// <summary>Heaps that threads share; glibc's own choice is eight a core.</summary>
    private const int MostArenas = 2;

    /// <summary>To be called first. Does nothing where there is no glibc.</summary>
    public static void Configure()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = mallopt(MapThreshold, LargestInHeap);
            _ = mallopt(Arenas, MostArenas);
        }
        catch (EntryPointNotFoundException)
        {
            // musl has no such setting, and needs none.
        }
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int mallopt(int setting, int value);
}
