using Robotics.Robots;
using Robotics.Sim.Evaluation;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Suites;
using Robotics.Sim.Scenes;

namespace Robotics.Host.Composition;

/// <summary>The suites and scenes by name.</summary>
internal static class Suites
{
    /// <summary>The robot of the embedded scenes, and of LIBERO.</summary>
    public const string DefaultRobot = "panda";

    private static readonly SortedDictionary<string, Func<ISuite>> Known = new(
        SceneCatalog.Names.Select(n => KeyValuePair.Create(n, (Func<ISuite>)(() => Scene(n))))
            .Concat(TaskCatalog.Suites.Select(n => KeyValuePair.Create(n, (Func<ISuite>)(() => new LiberoSuite(n, RobotCatalog.Load(DefaultRobot))))))
            .ToDictionary(StringComparer.Ordinal),
        StringComparer.Ordinal);

    public static IEnumerable<string> Names => Known.Keys;

    /// <exception cref="RoboticsException">UnknownName: lists the suites.</exception>
    public static ISuite Get(string name) =>
        Known.TryGetValue(name, out Func<ISuite>? open) ? open() : throw RoboticsException.Unknown("suite", name, Known.Keys);

    /// <exception cref="RoboticsException">UnknownName: lists the scenes.</exception>
    public static SceneSuite Scene(string name, string robot = DefaultRobot) => new(SceneCatalog.Get(name), RobotCatalog.Load(robot));
}
