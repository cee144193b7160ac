using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>Finds and loads Cyclone DDS: that of ROS 2, that of Debian, or any other.</summary>
internal static class CycloneLibrary
{
    /// <summary>The name under which P/Invokes ask for it.</summary>
    public const string Name = "ddsc";

    /// <summary>The Debian package that has it.</summary>
    public const string Package = "libddsc0debian";

    /// <summary>The environment variable that names the library's file, before any other place is searched.</summary>
    public const string PathVariable = "ROBOTICS_CYCLONEDDS";

    private static readonly ImmutableArray<string> Candidates = ["libddsc.so.0", "libddsc.so.0debian", "libddsc.so"];
    private static readonly Lazy<nint> Loaded = new(() => Load(Environment.GetEnvironmentVariable(PathVariable)));

    /// <exception cref="RoboticsException">MissingDependency, naming the package.</exception>
    public static nint Handle => Loaded.Value;

    /// <summary>The address of a function that only some versions have; 0 when this one has not.</summary>
    public static nint Export(string name) => NativeLibrary.TryGetExport(Handle, name, out nint address) ? address : 0;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The first P/Invoke of the assembly must already find the resolver, whoever makes it.")]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(CycloneLibrary).Assembly, Resolve);

    /// <param name="configured">The file to load; null or empty to search.</param>
    internal static nint Load(string? configured)
    {
        if (!string.IsNullOrEmpty(configured))
        {
            if (NativeLibrary.TryLoad(configured, out nint chosen)) return chosen;
            throw new RoboticsException(
                ErrorCode.MissingDependency, $"{PathVariable} names '{configured}', which cannot be loaded. Install the package {Package}, or unset the variable.");
        }

        foreach (string candidate in Candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out nint handle)) return handle;
        }

        throw new RoboticsException(
            ErrorCode.MissingDependency,
            $"ROS 2 without a ROS installation needs Cyclone DDS, which is missing. Install the package {Package}, source a ROS 2 installation, or let the "
            + $"environment variable {PathVariable} name the file (searched: {string.Join(", ", Candidates)}).");
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == Name ? Handle : 0;
}
