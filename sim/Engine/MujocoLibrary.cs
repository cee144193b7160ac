using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Robotics.Sim.Engine;

/// <summary>Finds and loads the native libraries of the engine: MuJoCo, and EGL for pictures.</summary>
internal static class MujocoLibrary
{
    /// <summary>The name under which P/Invokes ask for MuJoCo.</summary>
    public const string Name = "mujoco";

    /// <summary>The name under which P/Invokes ask for EGL.</summary>
    public const string EglName = "EGL";

    /// <summary>The environment variable that names the library's file, before any other place is searched.</summary>
    public const string PathVariable = "ROBOTICS_MUJOCO";

    private static readonly Lazy<nint> Loaded = new(Load);

    /// <exception cref="RoboticsException"><see cref="ErrorCode.MissingDependency"/>, naming the package.</exception>
    public static nint Handle => Loaded.Value;

    /// <summary>The address of an exported function or variable; 0 when this version has none of that name.</summary>
    public static nint Export(string name) => NativeLibrary.TryGetExport(Handle, name, out nint address) ? address : 0;

    /// <summary>The address of an exported function or variable that the engine cannot do without.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.Unsupported"/>: this version has none of that name.</exception>
    public static nint Required(string name) => Export(name) is not 0 and var address
        ? address
        : throw new RoboticsException(ErrorCode.Unsupported, $"This version of MuJoCo does not export '{name}'. Install the package libmujoco2.2.2.");

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The first P/Invoke of the assembly must already find the resolver, whoever makes it.")]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(MujocoLibrary).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name switch
    {
        Name => Handle,
        EglName => NativeLibrary.TryLoad("libEGL.so.1", out nint egl) ? egl : 0,
        _ => 0,
    };

    private static nint Load()
    {
        string? configured = Environment.GetEnvironmentVariable(PathVariable);
        if (!string.IsNullOrEmpty(configured))
        {
            if (NativeLibrary.TryLoad(configured, out nint chosen)) return chosen;
            throw new RoboticsException(ErrorCode.MissingDependency, $"{PathVariable} names '{configured}', which cannot be loaded.");
        }

        foreach (string candidate in Candidates())
        {
            if (NativeLibrary.TryLoad(candidate, out nint handle)) return handle;
        }

        throw new RoboticsException(
            ErrorCode.MissingDependency,
            $"The MuJoCo library is missing. Install the package libmujoco2.2.2, or let the environment variable {PathVariable} name the file "
            + "(searched: libmujoco.so.2.2.2, libmujoco.so, libmujoco.so.3*).");
    }

    private static IEnumerable<string> Candidates()
    {
        yield return "libmujoco.so.2.2.2";
        yield return "libmujoco.so";

        // The runtime package of a version 3 has no libmujoco.so either, and the loader does not search by pattern.
        foreach (string folder in LibraryFolders().Where(Directory.Exists))
        {
            foreach (string file in Directory.EnumerateFiles(folder, "libmujoco.so.3*").OrderDescending(StringComparer.Ordinal)) yield return file;
        }
    }

    private static IEnumerable<string> LibraryFolders()
    {
        string extra = Environment.GetEnvironmentVariable("LD_LIBRARY_PATH") ?? "";
        string machine = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        return [.. extra.Split(':', StringSplitOptions.RemoveEmptyEntries), "/usr/local/lib", $"/usr/lib/{machine}", "/usr/lib64", "/usr/lib"];
    }
}
