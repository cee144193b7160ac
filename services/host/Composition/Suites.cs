using Robotics.Robots;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Scenes;

namespace Robotics.Host.Composition;

/// <summary>The suites and scenes by name.</summary>
internal static class Suites
{
    /// <summary>The robot of the embedded scenes.</summary>
    public const string DefaultRobot = "panda";

    private static readonly SortedDictionary<string, Func<ISuite>> Known = new(
        SceneCatalog.Names.ToDictionary(n => n, n => (Func<ISuite>)(() => Scene(n))), StringComparer.Ordinal);

    public static IEnumerable<string> Names => Known.Keys;

    /// <exception cref="RoboticsException">UnknownName: lists the suites.</exception>
    public static ISuite Get(string name) =>
        Known.TryGetValue(name, out Func<ISuite>? open) ? open() : throw RoboticsException.Unknown("suite", name, Known.Keys);

    /// <exception cref="RoboticsException">UnknownName: lists the scenes.</exception>
    public static SceneSuite Scene(string name, string robot = DefaultRobot) => new(SceneCatalog.Get(name), RobotCatalog.Load(robot));
}
