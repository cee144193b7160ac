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

    private const char RobotMark = '@';

    private static readonly SortedDictionary<string, Func<ISuite>> Known = new(
        SceneCatalog.Names.Select(n => KeyValuePair.Create(n, (Func<ISuite>)(() => Scene(n))))
            .Concat(TaskCatalog.Suites.Select(n => KeyValuePair.Create(n, (Func<ISuite>)(() => new LiberoSuite(n, RobotCatalog.Load(DefaultRobot))))))
            .ToDictionary(StringComparer.Ordinal),
        StringComparer.Ordinal);

    public static IEnumerable<string> Names => Known.Keys;

    /// <exception cref="RoboticsException">UnknownName: lists the suites.</exception>
    public static ISuite Get(string name) =>
        Known.TryGetValue(name, out Func<ISuite>? open) ? open()
        : name.Contains(RobotMark, StringComparison.Ordinal) ? Scene(name)
        : throw RoboticsException.Unknown("suite", name, Known.Keys);

    /// <summary>An embedded scene, with another robot than the usual one when the name goes on with @ and the robot's.</summary>
    /// <exception cref="RoboticsException">UnknownName: lists the scenes, or the robots.</exception>
    public static SceneSuite Scene(string name)
    {
        int mark = name.IndexOf(RobotMark, StringComparison.Ordinal);
        return mark < 0
            ? new(SceneCatalog.Get(name), RobotCatalog.Load(DefaultRobot))
            : new(SceneCatalog.Get(name[..mark]), RobotCatalog.Load(name[(mark + 1)..]));
    }

    /// <summary>The name of a scene with a robot; null: the usual one.</summary>
    public static string With(string scene, string? robot) => robot is null or DefaultRobot ? scene : $"{scene}{RobotMark}{robot}";
}
