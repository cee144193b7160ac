using System.Reflection;
using System.Runtime.InteropServices;
using Robotics.Sim.Engine;

namespace Robotics.Host.Composition;

/// <summary>What a number was obtained with, and where.</summary>
internal static class Versions
{
    /// <summary>The program with the commit it was built from, the engine, and the runtime.</summary>
    public static SortedDictionary<string, string> Current() => new(StringComparer.Ordinal)
    {
        ["robotics"] = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["engine"] = MujocoEngine.Version,
    };

    /// <summary>The machine.</summary>
    public static SortedDictionary<string, string> Host() => new(StringComparer.Ordinal)
    {
        ["name"] = Environment.MachineName,
        ["system"] = RuntimeInformation.OSDescription,
        ["architecture"] = RuntimeInformation.OSArchitecture.ToString(),
        ["cores"] = Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
