using System.Collections.Concurrent;
using Robotics.Sim.Engine;

namespace Robotics.Sim.Bodies;

/// <summary>Models that are compiled once and kept for the life of the process: a robot's or a scene's is asked for again and again, and nobody writes to it.</summary>
internal static class CompiledModels
{
    private static readonly ConcurrentDictionary<string, Lazy<MujocoModel>> Known = new(StringComparer.Ordinal);

    /// <exception cref="RoboticsException">What <see cref="MujocoModel.FromXml(string, IReadOnlyDictionary{string, ReadOnlyMemory{byte}}?)"/> throws.</exception>
    public static MujocoModel Of(string xml) => Known.GetOrAdd(xml, static text => new Lazy<MujocoModel>(() => MujocoModel.FromXml(text))).Value;
}
