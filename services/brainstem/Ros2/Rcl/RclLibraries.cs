using System.Runtime.InteropServices;

namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>The libraries of the sourced ROS 2 installation.</summary>
internal sealed class RclLibraries : IRclLibraries
{
    public const string Rcl = "librcl.so";

    private readonly Dictionary<string, nint> _loaded = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Whether a ROS 2 installation is sourced and its client library loads.</summary>
    /// <param name="variable">Reads the environment.</param>
    public static bool Here(Func<string, string?> variable) => !string.IsNullOrEmpty(variable("AMENT_PREFIX_PATH")) && NativeLibrary.TryLoad(Rcl, out _);

    public nint Find(string library, string symbol)
    {
        lock (_gate)
        {
            if (!_loaded.TryGetValue(library, out nint handle))
            {
                if (!NativeLibrary.TryLoad(library, out handle))
                    throw new RoboticsException(ErrorCode.MissingDependency, $"{library} cannot be loaded: source a ROS 2 installation that has it, or use the transport cyclone.");
                _loaded[library] = handle;
            }

            return NativeLibrary.TryGetExport(handle, symbol, out nint address)
                ? address
                : throw new RoboticsException(ErrorCode.MissingDependency, $"{library} has no function {symbol}.");
        }
    }
}
