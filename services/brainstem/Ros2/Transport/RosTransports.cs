using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Cyclone;
using Robotics.Brainstem.Ros2.Rcl;

namespace Robotics.Brainstem.Ros2.Transport;

/// <summary>The transports by name: <c>cyclone</c> needs no ROS installation, <c>rcl</c> works with every rmw.</summary>
internal static class RosTransports
{
    /// <summary>The environment variable that chooses one; unset: rcl in a sourced ROS 2 installation, else cyclone.</summary>
    public const string Variable = "ROBOTICS_ROS2_TRANSPORT";

    private static readonly SortedDictionary<string, Func<ILogger, Func<string, string?>, ITransport>> Known = new(StringComparer.Ordinal)
    {
        ["cyclone"] = (log, variable) => new CycloneTransport(CycloneSettings.From(variable), log),
        ["rcl"] = (log, variable) => new RclTransport(new RclLibraries(), RclTransport.RmwLibrary(variable), log),
    };

    /// <param name="log">Where trouble is told.</param>
    /// <param name="variable">Reads the environment.</param>
    /// <exception cref="RoboticsException">UnknownName: lists the transports. MissingDependency: what it needs is not installed; the message names the package.</exception>
    public static ITransport Open(ILogger log, Func<string, string?> variable)
    {
        string name = variable(Variable) is { Length: > 0 } chosen ? chosen : RclLibraries.Here(variable) ? "rcl" : "cyclone";
        return Known.TryGetValue(name, out Func<ILogger, Func<string, string?>, ITransport>? open)
            ? open(log, variable)
            : throw RoboticsException.Unknown($"ROS 2 transport ({Variable})", name, Known.Keys);
    }
}
